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
import { useDurations } from '../readings/use-durations.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Code } from '../ui/code.tsx';
import { List, ListRow } from '../ui/list.tsx';
import { saveFile } from '../ui/save-file.ts';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { useToast } from '../ui/toast.tsx';
import { DecideRisk } from './decide-risk.tsx';
import { riskQuestion } from './risk-question.ts';
import { useAllAtRisk } from './use-all-at-risk.ts';

const FIRST = 8;
const LISTED = 200;
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
          <div className="flex flex-col gap-3 px-4 py-3">
            <p className="text-sm text-muted">
              {t('there', { count: data.there })} {t('decided', { count: data.decided })}
            </p>
            <div className="flex flex-wrap gap-2">
              <DecideRisk alert={alert} />
              {data.there > 0 && (
                <Button asChild>
                  <Link href={paths.moves(alert.id)}>{t('plan')}</Link>
                </Button>
              )}
            </div>
          </div>
          <List>
            {shown.map((sample) => (
              <ListRow
                key={sample.sampleId}
                asLink={<Link href={paths.sample(sample.sampleId)} />}
                title={<bdi>{sample.name || sample.barcode}</bdi>}
                detail={
                  <>
                    <Code>{sample.barcode}</Code>
                    {sample.decision !== null && ` · ${t(`decision.${sample.decision}`)}`}
                    {!sample.isThere && sample.decision !== 'disposed' && ` · ${t('gone')}`}
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
  const toast = useToast();
  const ask = useAllAtRisk(alert.id);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const samples = await ask();
    setBusy(false);
    if (!samples) {
      toast({ tone: 'danger', text: t('unreachable') });
      return;
    }
    const headers = {
      ...{ barcode: t('columns.barcode'), name: t('columns.name'), exposure: t('columns.exposure') },
      ...{ seconds: t('columns.seconds'), isThere: t('columns.isThere') },
    };
    const table = exportRisk(samples, headers, { yes: t('yes'), no: t('no') });
    saveFile(`${t('file')} ${name} ${alert.startedAt.slice(0, 10)}.csv`, toCsv(table), 'text/csv;charset=utf-8');
  };
  return (
    <Button variant="quiet" busy={busy} icon={<Download size={20} aria-hidden />} onClick={() => void save()}>
      {t('export')}
    </Button>
  );
}
