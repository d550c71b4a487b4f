'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useId, useMemo, useState } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { temperatureReportSchema } from '../../lib/domain/reports/temperature-report.ts';
import type { Sensor } from '../../lib/domain/sensors/model.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { directionOf } from '../../lib/i18n/locales.ts';
import { reportContent, zoneOf } from '../../lib/reports/content.ts';
import { sayOf } from '../../lib/reports/say.ts';
import { useAnswer } from '../remote/use-answer.ts';
import type { Question } from '../remote/use-remote.ts';
import { Page } from '../shell/page.tsx';
import { useSession } from '../sync/index.ts';
import { Refusal } from '../ui/refusal.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { TextField } from '../ui/text-field.tsx';
import { DownloadReport } from './download-report.tsx';
import { lastMonth, periodOf } from './periods.ts';
import { ReportPreview } from './report-preview.tsx';

const reportQuestion =
  (sensorId: string, from: string, to: string): Question =>
  (client, tenantId) =>
    client.rpc('temperature_report', { p_tenant_id: tenantId, p_sensor_id: sensorId, p_from: from, p_to: to });

/** Chooses the days, shows what the report will say, and hands it over as PDF or CSV. */
export function SensorReport({ sensor, timeZone }: { sensor: Sensor; timeZone: string }) {
  const t = useTranslations('reports');
  const readings = useTranslations('readings');
  const format = useFormatter();
  const locale = useLocale();
  const session = useSession();
  const hintId = useId();
  const laboratory = session.status === 'ready' ? session.tenant.name : '';
  const [days, setDays] = useState(() => lastMonth(Date.now(), timeZone));
  const { from, to } = periodOf(days, timeZone) ?? { from: null, to: null };
  const question = useMemo(() => (from === null ? null : reportQuestion(sensor.id, from, to)), [sensor.id, from, to]);
  const { data, state } = useAnswer(temperatureReportSchema, question);
  // The last answer stays while the next is asked for; it must not be read as that of the days that are chosen now.
  const report =
    data && from !== null && Date.parse(data.from) === Date.parse(from) && Date.parse(data.to) === Date.parse(to)
      ? data
      : undefined;
  const content =
    report && reportContent(report, laboratory, t, sayOf(readings, format, zoneOf(report), directionOf(locale)));
  return (
    <Page
      width="wide"
      above={
        <Link href={paths.sensors(sensor.id)} className="inline-flex min-h-target items-center underline">
          <bdi>{sensor.name}</bdi>
        </Link>
      }
      title={t('title')}
      intro={t('intro')}
      actions={report && <DownloadReport report={report} laboratory={laboratory} />}
    >
      <div className="flex flex-col gap-5">
        <div className="grid max-w-xl gap-x-4 gap-y-1 sm:grid-cols-2">
          <TextField
            type="date"
            required
            label={t('from')}
            value={days.from}
            onChange={(event) => setDays({ ...days, from: event.target.value })}
          />
          <TextField
            type="date"
            required
            label={t('to')}
            aria-describedby={hintId}
            value={days.to}
            onChange={(event) => setDays({ ...days, to: event.target.value })}
          />
          <p id={hintId} className="text-sm text-muted sm:col-span-2">
            {t('toHint')}
          </p>
        </div>
        {from === null && <Refusal text={t('wrongPeriod')} />}
        {from !== null && !report && state === 'failed' && <Refusal text={t('failed')} />}
        {from !== null && !report && state !== 'failed' && <SkeletonRows rows={8} />}
        {report?.readings === 0 && <p>{t('none')}</p>}
        {content && <ReportPreview content={content} />}
      </div>
    </Page>
  );
}
