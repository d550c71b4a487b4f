'use client';

import { useLocale } from 'next-intl';
import { useEffect, useState } from 'react';
import { afterStart } from '../ui/after-start.ts';
import { useBrand } from './brand-store.ts';

/**
 * What the page is installed by: the manifest and the icon of the laboratory whose app it is. A browser asks the server for them as soon as it
 * sees them, and somebody who installs the app has had it open for longer than its start takes.
 */
export function InstallLinks() {
  const [isStarted, setStarted] = useState(false);
  useEffect(() => afterStart(() => setStarted(true)), []);
  return isStarted ? <Links /> : null;
}

function Links() {
  const locale = useLocale();
  const known = useBrand()?.slug;
  const tenant = new URLSearchParams(window.location.search).get('tenant') ?? known;
  const query = new URLSearchParams({ locale, ...(tenant !== undefined && { tenant }) }).toString();
  const manifest = `/api/manifest?${query}`;
  const icon = `/api/icons?${query}&size=180&purpose=maskable`;
  useEffect(() => keepLook([manifest, icon]), [manifest, icon]);
  return (
    <>
      <link rel="manifest" href={manifest} />
      <link rel="apple-touch-icon" href={icon} />
    </>
  );
}

/** Fetches them where the worker sees it, so that they are there offline: now, and once there is a worker. Returns the end of it. */
function keepLook(addresses: readonly string[]): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined;
  const workers = navigator.serviceWorker;
  const keep = () => void Promise.allSettled(addresses.map((address) => fetch(address)));
  if (workers.controller) keep();
  workers.addEventListener('controllerchange', keep);
  return () => workers.removeEventListener('controllerchange', keep);
}
