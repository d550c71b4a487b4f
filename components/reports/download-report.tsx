'use client';

import Download from 'lucide-react/icons/download';
import FileText from 'lucide-react/icons/file-text';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { toCsv } from '../../lib/domain/exports/to-csv.ts';
import { exportReport } from '../../lib/domain/reports/export-report.ts';
import type { TemperatureReport } from '../../lib/domain/reports/temperature-report.ts';
import { useBackend, useSession } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { saveFile } from '../ui/save-file.ts';
import { useToast } from '../ui/toast.tsx';

/** Hands a report over as PDF, which the server makes from its own figures, and as CSV. */
export function DownloadReport({ report, laboratory }: { report: TemperatureReport; laboratory: string }) {
  const t = useTranslations('reports');
  const locale = useLocale();
  const backend = useBackend();
  const session = useSession();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const name = `${t('title')} ${report.sensor.name} ${report.from.slice(0, 10)}`;
  const pdf = async () => {
    if (session.status !== 'ready') return;
    setBusy(true);
    try {
      const { data } = await (await backend.client()).auth.getSession();
      const answer = await fetch('/api/temperature-report', {
        method: 'POST',
        headers: { authorization: `Bearer ${data.session?.access_token ?? ''}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          ...{ tenantId: session.tenant.id, sensorId: report.sensor.id, from: report.from, to: report.to, locale },
        }),
      });
      if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
      saveFile(`${name}.pdf`, await answer.blob(), 'application/pdf');
    } catch {
      // No network or no session: the report can be asked for again at any time.
      toast({ tone: 'danger', text: t('failed') });
    } finally {
      setBusy(false);
    }
  };
  const csv = () => {
    const headers = {
      ...{ what: t('columns.what'), value: t('columns.value'), unit: t('columns.unit') },
      ...{ sensor: t('facts.sensor'), laboratory: t('facts.laboratory'), from: t('from'), to: t('to') },
      rows: {
        ...{ readings: t('figures.readings'), first: t('figures.first'), last: t('figures.last') },
        ...{ low: t('figures.low'), high: t('figures.high'), mean: t('figures.mean'), kinetic: t('figures.kinetic') },
        ...{ above: t('figures.above'), below: t('figures.below'), within: t('figures.within') },
        ...{ unwatched: t('figures.unwatched'), suspected: t('figures.suspected') },
        ...{ typed: t('figures.typed'), photographed: t('figures.photographed') },
      },
      limits: [t('limits.from'), t('limits.to'), t('limits.low'), t('limits.high'), t('limits.delay')],
      excursions: [
        ...[t('excursions.from'), t('excursions.to'), t('excursions.limit'), t('excursions.peak')],
        ...[t('excursions.acknowledged'), t('signature.name'), t('excursions.note')],
      ],
      stays: [t('stays.from'), t('stays.to'), t('stays.place')],
      shipment: (reference: string, toSite: string) => t('stays.shipment', { reference, toSite }),
    };
    saveFile(`${name}.csv`, toCsv(exportReport(report, laboratory, headers)), 'text/csv;charset=utf-8');
  };
  return (
    <>
      <Button variant="primary" busy={busy} icon={<FileText size={20} aria-hidden />} onClick={() => void pdf()}>
        {t('pdf')}
      </Button>
      <Button icon={<Download size={20} aria-hidden />} onClick={csv}>
        {t('csv')}
      </Button>
    </>
  );
}
