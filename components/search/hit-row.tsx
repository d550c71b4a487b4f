'use client';

import Box from 'lucide-react/icons/box';
import TestTube from 'lucide-react/icons/test-tube-diagonal';
import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { PlaceLine } from '../places/place-line.tsx';
import { Code } from '../ui/code.tsx';
import { ListRow } from '../ui/list.tsx';
import { ExpiryMark } from './expiry-mark.tsx';
import type { Hit } from './hit.ts';

interface HitRowProps {
  hit: Hit;
  /** It was looked for by when it expires, so that is said. */
  byExpiry: boolean;
}

/** One found sample or place: its name, its code, where it is; it leads there. */
export function HitRow({ hit, byExpiry }: HitRowProps) {
  const t = useTranslations('search.hit');
  const { kind, doc, path, label, provisional } = hit;
  const Icon = kind === 'sample' ? TestTube : Box;
  const named = doc.name !== '' && doc.name !== doc.barcode;
  const lost = kind === 'sample' && doc.location !== 'verified';
  const out = kind === 'sample' && doc.state === 'checked_out';
  const archived = kind === 'container' && doc.archived;
  const held = kind === 'sample' && doc.quarantinedAt !== null;
  return (
    <ListRow
      leading={<Icon size={24} aria-label={t(kind)} role="img" className="text-primary-ink" />}
      title={named ? <bdi>{doc.name}</bdi> : <Code>{doc.barcode}</Code>}
      detail={
        <>
          {named && doc.barcode !== null && (
            <span className="block">
              <Code>{doc.barcode}</Code>
            </span>
          )}
          {archived && <strong className="block text-warn-ink">{t('archived')}</strong>}
          {held && <strong className="block text-danger-ink">{t('quarantined')}</strong>}
          {out && <strong className="block text-warn-ink">{t('checkedOut')}</strong>}
          {lost ? (
            t(doc.state === 'disposed' ? 'disposed' : doc.location === 'unverified' ? 'unverified' : 'none')
          ) : (
            <PlaceLine place={{ containerId: doc.id, path, position: doc.position, label }} short />
          )}
        </>
      }
      {...(byExpiry &&
        kind === 'sample' &&
        doc.expiresAt !== null && { trailing: <ExpiryMark expiresAt={doc.expiresAt} /> })}
      provisional={provisional}
      asLink={<Link data-result href={kind === 'sample' ? paths.sample(doc.id) : paths.storage(doc.id)} />}
    />
  );
}
