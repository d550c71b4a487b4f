'use client';

import Inbox from 'lucide-react/icons/inbox';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import ScanLine from 'lucide-react/icons/scan-line';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useSync, useSyncNow } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { List } from '../ui/list.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';
import { Badge } from '../ui/status-pill.tsx';
import { DiagnosticsCard } from './diagnostics-card.tsx';
import { ExportButton } from './export-button.tsx';
import { outboxGroups } from './groups.ts';
import { OutboxRow } from './outbox-row.tsx';
import { QueueSummary } from './queue-summary.tsx';
import { registeredNames } from './registered-names.ts';
import { SetAsideRow } from './set-aside-row.tsx';
import { StorageCard } from './storage-card.tsx';
import { useContested } from './use-contested.ts';
import { useSteps } from './use-steps.ts';

const FIRST = 50;

/** Everything this phone has given to the server or still holds for it. */
export function OutboxScreen() {
  const t = useTranslations('outbox');
  const sync = useSync();
  const syncNow = useSyncNow();
  const [limit, setLimit] = useState(FIRST);
  // All that is unsettled is read, however much there is: nothing that waits may be out of sight.
  const unsettled = sync ? sync.waiting + sync.setAside : 0;
  const steps = useSteps(Math.max(limit, FIRST + unsettled));
  const items = steps?.items;
  const contested = useContested();
  const registered = registeredNames(items ?? []);
  const groups = items && contested && outboxGroups(items, contested.steps);
  return (
    <div className="flex flex-col gap-5">
      <QueueSummary
        actions={
          <>
            <Button variant="primary" icon={<RefreshCw size={20} aria-hidden />} onClick={syncNow}>
              {t('syncNow')}
            </Button>
            {items && unsettled > 0 && <ExportButton items={items} />}
          </>
        }
      />
      {!groups && <SkeletonRows />}
      {groups && groups.attention.length > 0 && (
        <Card title={t('attention')} aside={<Badge>{groups.attention.length}</Badge>} flush>
          <List>
            {groups.attention.map((item) =>
              // What the server has judged cannot be sent again: its conflict says what to do.
              item.state === 'done' ? (
                <OutboxRow key={item.id} item={item} registered={registered} />
              ) : (
                <SetAsideRow key={item.id} item={item} registered={registered} />
              ),
            )}
          </List>
        </Card>
      )}
      {groups && groups.waiting.length > 0 && (
        <Card title={t('waiting')} aside={<Badge>{groups.waiting.length}</Badge>} flush>
          <List>
            {groups.waiting.slice(0, limit).map((item) => (
              <OutboxRow key={item.id} item={item} registered={registered} />
            ))}
          </List>
        </Card>
      )}
      {groups && groups.settled.length > 0 && (
        <Card title={t('settled')} flush>
          <List>
            {groups.settled.slice(0, limit).map((item) => (
              <OutboxRow
                key={item.id}
                item={item}
                registered={registered}
                resolution={steps.resolutions.get(item.id)}
              />
            ))}
          </List>
        </Card>
      )}
      {items && items.length >= limit && (
        <Button block onClick={() => setLimit(limit * 2)}>
          {t('more')}
        </Button>
      )}
      {items?.length === 0 && (
        <EmptyState
          icon={<Inbox />}
          title={t('empty')}
          actions={
            <Button asChild variant="primary">
              <Link href={paths.scan()}>
                <ScanLine size={22} aria-hidden />
                {t('scan')}
              </Link>
            </Button>
          }
        >
          {t('emptyText')}
        </EmptyState>
      )}
      <StorageCard />
      <DiagnosticsCard />
    </div>
  );
}
