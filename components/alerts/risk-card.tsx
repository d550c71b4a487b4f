'use client';

import Download from 'lucide-react/icons/download';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { exportRisk } from '../../lib/domain/alerts/export-risk.ts';
import type { Alert } from '../../lib/domain/alerts/model.ts';
import { toCsv } from '../../lib/domain/exports/to-csv.ts';
import { samplesAtRiskSchema } from '../../lib/domain/readings/answers.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useAnswer } from '../remote/use-answer.ts';
import type { Question } from '../remote/use-remote.ts';
import { useDurations } from '../readings/use-durations.ts';
import { useBackend, useSession } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Code } from '../ui/code.tsx';
import { List, ListRow } from '../ui/list.tsx';
import { saveFile } from '../ui/save-file.ts';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { useToast } from '../ui/toast.tsx';

const FIRST = 8;
const LISTED = 200;
/** As many as the server tells at once. */
const EXPORTED = 50_000;

const riskQuestion =
  (alertId: string, most: number): Question =>
  (client, tenantId) =>
    client.rpc('samples_at_risk', { p_tenant_id: tenantId, p_alert_id: alertId, p_limit: most });

/** The samples that were in the place while it was outside its limits, each with how long, and all of them as a file. */
export function RiskCard({ alert, name }: { alert: Alert; name: string }) {
  const t = useTranslations('alerts.risk');
  const lasting = useDurations();
  const [all, setAll] = useState(false);
  const question = useMemo(() => riskQuestion(alert.id, LISTED), [alert.id]);
  const { data, state } = useAnswer(samplesAtRiskSchema, question);
  const shown = data?.samples.slice(0, all ? LISTED : FIRST) ?? [];
  return (
    <Card
      title={data ? t('title', { count: data.total }) : t('asking')}
      aside={data && data.total > 0 && <ExportRisk alert={alert} name={name} />}
      flush
    >
      {!data && state === 'asking' && <SkeletonRows rows={3} />}
      {!data && state === 'failed' && <p className="p-4 text-muted">{t('unreachable')}</p>}
      {data?.total === 0 && <p className="p-4 text-muted">{t('none')}</p>}
      {data && data.total > 0 && (
        <>
          <p className="px-4 pt-3 text-sm text-muted">{t('there', { count: data.there })}</p>
          <List>
            {shown.map((sample) => (
              <ListRow
                key={sample.sampleId}
                asLink={<Link href={paths.sample(sample.sampleId)} />}
                title={<bdi>{sample.name || sample.barcode}</bdi>}
                detail={
                  <>
                    <Code>{sample.barcode}</Code>
                    {!sample.isThere && ` · ${t('gone')}`}
                  </>
                }
                trailing={<span className="figures font-semibold">{lasting(sample.seconds)}</span>}
              />
            ))}
          </List>
          {!all && data.samples.length > FIRST && (
            <div className="border-t border-line p-3">
              <Button block onClick={() => setAll(true)}>
                {t('all', { count: data.samples.length })}
              </Button>
            </div>
          )}
          {data.total > data.samples.length && <p className="px-4 py-3 text-sm text-muted">{t('rest')}</p>}
        </>
      )}
    </Card>
  );
}

function ExportRisk({ alert, name }: { alert: Alert; name: string }) {
  const t = useTranslations('alerts.risk');
  const backend = useBackend();
  const session = useSession();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (session.status !== 'ready') return;
    setBusy(true);
    try {
      const { data, error } = await riskQuestion(alert.id, EXPORTED)(await backend.client(), session.tenant.id);
      const read = samplesAtRiskSchema.safeParse(data);
      if (error !== null || !read.success) throw new Error('no answer');
      const headers = {
        ...{ barcode: t('columns.barcode'), name: t('columns.name'), exposure: t('columns.exposure') },
        ...{ seconds: t('columns.seconds'), isThere: t('columns.isThere') },
      };
      const table = exportRisk(read.data.samples, headers, { yes: t('yes'), no: t('no') });
      saveFile(`${t('file')} ${name} ${alert.startedAt.slice(0, 10)}.csv`, toCsv(table), 'text/csv;charset=utf-8');
    } catch {
      // Nothing is lost: the list is on the server, and the person is told to ask again.
      toast({ tone: 'danger', text: t('unreachable') });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="quiet" busy={busy} icon={<Download size={20} aria-hidden />} onClick={() => void save()}>
      {t('export')}
    </Button>
  );
}
