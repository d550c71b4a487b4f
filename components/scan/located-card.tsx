'use client';

import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { PlaceLine } from '../places/place-line.tsx';
import type { Located } from '../remote/locate.ts';
import { useEntity, useHeldSites } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';

/** What the server says of a code that this device does not know: where it is, with the way there. */
export function LocatedCard({ located }: { located: Located }) {
  const t = useTranslations('scan.unknown');
  const held = useHeldSites();
  const { kind, id, name, barcode, siteId, path, position } = located;
  const site = useEntity('site', siteId)?.doc.name;
  const isComing = siteId === null || site === undefined || held?.of(siteId) !== 'server';
  return (
    <>
      <p>{isComing ? t('coming') : t('otherSite', { site })}</p>
      <Button asChild variant="primary" className="self-start">
        <Link href={kind === 'sample' ? paths.sample(id) : paths.storage(id)}>
          <bdi>{name === '' ? barcode : name}</bdi>
        </Link>
      </Button>
      {path.length > 0 && (
        <p className="text-sm text-muted">
          <PlaceLine place={{ containerId: id, path, position, label: position }} />
        </p>
      )}
    </>
  );
}
