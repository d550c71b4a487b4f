'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { paths } from '../../lib/config/paths.ts';
import type { Occupancy } from '../../lib/domain/containers/occupancy.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { Code } from '../ui/code.tsx';
import { ListRow } from '../ui/list.tsx';
import { Sentence } from '../ui/sentence.tsx';
import { KindIcon } from '../places/kind-icon.tsx';
import { OccupancyBar } from './occupancy-bar.tsx';
import type { ContainerType } from '../../lib/domain/container-types/model.ts';

interface ContainerRowProps {
  id: string;
  name: string;
  barcode: string | null;
  label: string | null;
  type: ContainerType | undefined;
  occupancy: Occupancy | undefined;
  provisional: boolean;
  unverified: boolean;
  /** What else is to be known of it now, such as its temperature. */
  now?: ReactNode;
}

/** One container in a list: what it is, its code, how full it is. */
export function ContainerRow(props: ContainerRowProps) {
  const { id, name, barcode, label, type, occupancy, provisional, unverified, now } = props;
  const t = useTranslations('storage');
  return (
    <ListRow
      asLink={<Link href={paths.storage(id)} />}
      provisional={provisional}
      leading={<KindIcon kind={type?.kind ?? 'box'} />}
      title={
        <>
          {label !== null && (
            // The gap is the sentence's: a code runs from left to right, and its own end is on the wrong side in Arabic.
            <span className="me-2">
              <Code className="text-muted">{label}</Code>
            </span>
          )}
          <Sentence>{name}</Sentence>
        </>
      }
      detail={
        <span className="flex flex-col gap-1">
          <span>
            {type?.name}
            {barcode !== null && (
              <>
                {' · '}
                <Code>{barcode}</Code>
              </>
            )}
          </span>
          {now}
          {unverified && <span className="font-semibold text-danger-ink">{t('unverified')}</span>}
          {occupancy && <OccupancyBar occupancy={occupancy} />}
        </span>
      }
    />
  );
}
