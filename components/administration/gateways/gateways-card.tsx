'use client';

import Plus from 'lucide-react/icons/plus';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { Suspense, useState } from 'react';
import { useSession } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { List } from '../../ui/list.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { OpenSheet } from '../layout/type-list.tsx';
import { GatewayRow } from './gateway-row.tsx';
import { useGateways } from './use-gateways.ts';

const GatewaySheet = dynamic(() => import('./gateway-sheet.tsx').then((file) => file.GatewaySheet));

/** The machines that bring readings, and when each was last heard; administrators change them, whoever else comes here looks. */
export function GatewaysCard() {
  const t = useTranslations('gateways');
  const session = useSession();
  const mayChange = session.status === 'ready' && session.tenant.role === 'administrator';
  const { data, state, refresh } = useGateways();
  const [open, setOpen] = useState<OpenSheet>(null);
  const gateway = data?.find(({ id }) => id === open?.id) ?? null;
  // Those out of use stand last.
  const sorted = data?.toSorted((a, b) => Number(a.archived) - Number(b.archived) || a.name.localeCompare(b.name));
  return (
    <Card
      title={t('title')}
      aside={
        mayChange && (
          <Button variant="quiet" icon={<Plus size={20} aria-hidden />} onClick={() => setOpen({ id: null })}>
            {t('add')}
          </Button>
        )
      }
      flush
    >
      {!sorted && state === 'asking' && <SkeletonRows rows={2} />}
      {state === 'failed' && <p className="p-4 text-muted">{t('unreachable')}</p>}
      {sorted?.length === 0 && <p className="p-4 text-muted">{t('empty')}</p>}
      {sorted && sorted.length > 0 && (
        <List>
          {sorted.map((one) => (
            <GatewayRow key={one.id} gateway={one} {...(mayChange && { onChange: () => setOpen({ id: one.id }) })} />
          ))}
        </List>
      )}
      {open && (open.id === null || gateway) && (
        <Suspense fallback={null}>
          <GatewaySheet key={open.id} gateway={gateway} onChanged={refresh} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </Card>
  );
}
