'use client';

import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { Code } from '../ui/code.tsx';
import { ListRow } from '../ui/list.tsx';
import { Sentence } from '../ui/sentence.tsx';
import type { Occupant } from './occupant.ts';

interface SampleRowProps {
  occupant: Occupant;
  label: string | null;
  typeName: string | undefined;
}

/** One sample in the list of a box. */
export function SampleRow({ occupant, label, typeName }: SampleRowProps) {
  const t = useTranslations('storage');
  return (
    <ListRow
      asLink={<Link href={paths.sample(occupant.id)} />}
      provisional={occupant.provisional}
      {...(label !== null && { leading: <Code className="text-muted">{label}</Code> })}
      title={<Sentence>{occupant.name}</Sentence>}
      detail={
        <>
          {occupant.quarantined && <strong className="block text-danger-ink">{t('quarantined')}</strong>}
          {occupant.checkedOut && <strong className="block text-warn-ink">{t('checkedOut')}</strong>}
          {typeName}
          {occupant.barcode !== null && occupant.barcode !== occupant.name && (
            <>
              {' · '}
              <Code>{occupant.barcode}</Code>
            </>
          )}
        </>
      }
    />
  );
}
