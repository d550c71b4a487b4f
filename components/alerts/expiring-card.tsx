'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { paths } from '../../lib/config/paths.ts';
import type { Alert } from '../../lib/domain/alerts/model.ts';
import { samplesExpiringSchema } from '../../lib/domain/alerts/samples-expiring.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useAnswer } from '../remote/use-answer.ts';
import type { Question } from '../remote/use-remote.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Code } from '../ui/code.tsx';
import { List, ListRow } from '../ui/list.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { everyExpiring } from './every-expiring.ts';
import { useDays } from '../commands/use-days.ts';

/** As many as a glance takes in; the search has them all, with and without a network. */
const FIRST = 8;
const expiringOf =
  (alertId: string): Question =>
  (client, tenantId) =>
    client.rpc('samples_expiring', { p_tenant_id: tenantId, p_alert_id: alertId, p_limit: FIRST });

/** The samples of a site that expire, the first to expire first, each with the place where it lies. */
export function ExpiringCard({ alert }: { alert: Alert }) {
  const t = useTranslations('alerts.expiring');
  const day = useDays();
  // Another number of them is another question.
  const question = useMemo(() => ({ items: alert.items, ask: expiringOf(alert.id) }).ask, [alert.id, alert.items]);
  const { data, state } = useAnswer(samplesExpiringSchema, question);
  const every = everyExpiring(alert);
  return (
    <Card title={data ? t('title', { count: data.total }) : t('asking')} flush>
      {!data && state === 'asking' && <SkeletonRows rows={3} />}
      {!data && state === 'failed' && <p className="p-4 text-muted">{t('unreachable')}</p>}
      {data?.total === 0 && <p className="p-4 text-muted">{t('none')}</p>}
      {data && data.total > 0 && (
        <List>
          {data.samples.map((sample) => (
            <ListRow
              key={sample.sampleId}
              asLink={<Link href={paths.sample(sample.sampleId)} />}
              title={<bdi>{sample.name || sample.barcode}</bdi>}
              detail={
                <>
                  <Code>{sample.barcode}</Code> · <bdi>{sample.place}</bdi>
                </>
              }
              trailing={<span className="figures font-semibold">{day(sample.expiresAt)}</span>}
            />
          ))}
        </List>
      )}
      {every !== null && data?.total !== 0 && (
        <div className="border-t border-line p-3">
          <Button block asChild>
            <Link href={every}>{data ? t('all', { count: data.total }) : t('search')}</Link>
          </Button>
        </div>
      )}
    </Card>
  );
}
