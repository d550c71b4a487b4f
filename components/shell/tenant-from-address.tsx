'use client';

import { useEffect, useRef } from 'react';
import { rememberBrand, useBrand } from './brand-store.ts';

/**
 * An app installed as one laboratory's starts with that laboratory in its address: it looks like it before anyone has signed in,
 * also on a device where another was used last.
 */
export function TenantFromAddress() {
  const known = useBrand()?.slug;
  const done = useRef(false);
  useEffect(() => {
    /* Only the start counts: whoever chooses another laboratory later is not sent back by an old address. */
    if (done.current) return;
    done.current = true;
    const asked = new URLSearchParams(window.location.search).get('tenant');
    if (asked === null || asked === known) return;
    void adopt(asked);
  }, [known]);
  return null;
}

async function adopt(slug: string): Promise<void> {
  /* Without a network the look of before stays; the next start asks again. */
  const answer = await fetch(`/api/branding?tenant=${encodeURIComponent(slug)}`).catch(() => undefined);
  if (!answer?.ok) return;
  const { parseBrandAnswer } = await import('./brand-answer.ts');
  await rememberBrand(parseBrandAnswer(await answer.json()));
}
