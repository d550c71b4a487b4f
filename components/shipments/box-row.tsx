'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { KindIcon } from '../places/kind-icon.tsx';
import { Code } from '../ui/code.tsx';
import { ListRow } from '../ui/list.tsx';
import type { Box } from './use-boxes.ts';

/** One box of a shipment: its name leads to what is in it. */
export function BoxRow({ box, detail, trailing }: { box: Box; detail?: ReactNode; trailing?: ReactNode }) {
  const t = useTranslations('shipments.contents');
  const { container, kind, provisional } = box;
  return (
    <ListRow
      leading={<KindIcon kind={kind} />}
      provisional={provisional}
      title={
        container ? (
          <Link href={paths.storage(container.id)} className="underline decoration-1 underline-offset-4">
            <bdi>{container.name}</bdi>
          </Link>
        ) : (
          t('unknown')
        )
      }
      detail={
        <>
          {container && container.barcode !== null && <Code>{container.barcode}</Code>}
          {detail}
        </>
      }
      trailing={trailing}
    />
  );
}
