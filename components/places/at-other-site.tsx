'use client';

import MapPin from 'lucide-react/icons/map-pin';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Located } from '../remote/locate.ts';
import { useEntity, useHeldSites, useSetActiveSite } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { Code } from '../ui/code.tsx';
import { EmptyState } from '../ui/states.tsx';
import { PlaceLine } from './place-line.tsx';

interface AtOtherSiteProps {
  /** Its site is known. */
  located: Located & { readonly siteId: string };
  /** Of the heading: 1 where it is the screen's own, 2 below a title. */
  level: 1 | 2;
  /** What else can be done. */
  children?: ReactNode;
}

/** A thing of a site that this device does not hold: what it is, where the server has it, and the way to have that site here. */
export function AtOtherSite({ located, level, children }: AtOtherSiteProps) {
  const t = useTranslations('places.otherSite');
  const held = useHeldSites();
  const setActiveSite = useSetActiveSite();
  const { name, barcode, siteId, path, position } = located;
  const site = useEntity('site', siteId)?.doc.name ?? '';
  // A row of a site that is held is on its way, as all rows are of one that was asked for.
  const isComing = held?.of(siteId) !== 'server';
  return (
    <EmptyState
      level={level}
      icon={<MapPin />}
      title={name === '' ? <Code>{barcode}</Code> : <bdi>{name}</bdi>}
      actions={
        <>
          {!isComing && (
            <Button variant="primary" onClick={() => void setActiveSite(siteId)}>
              {t('load', { site })}
            </Button>
          )}
          {children}
        </>
      }
    >
      <p>{isComing ? t('coming') : t('text', { site })}</p>
      {path.length > 0 && (
        <p className="mt-2 text-ink">
          <PlaceLine place={{ containerId: located.id, path, position, label: position }} />
        </p>
      )}
    </EmptyState>
  );
}
