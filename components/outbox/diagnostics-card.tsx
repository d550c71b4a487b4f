'use client';

import ChevronDown from 'lucide-react/icons/chevron-down';
import { useFormatter, useTranslations } from 'next-intl';
import { useQuery, useDiagnostics } from '../sync/index.ts';
import { Code } from '../ui/code.tsx';

/** Figures for whoever must find out why this phone behaves as it does; folded away. */
export function DiagnosticsCard() {
  const t = useTranslations('outbox.diagnostics');
  const format = useFormatter();
  const figures = useDiagnostics();
  const sites = useQuery((held) => held.all('site'), []);
  if (!figures) return null;
  const seconds = (ms: number) =>
    format.number(ms / 1000, { style: 'unit', unit: 'second', maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const scopeName = (scope: string) =>
    sites?.find(({ doc }) => scope === `site:${doc.id}`)?.doc.name ?? (scope === 'tenant' ? t('tenantScope') : scope);
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t('device'), <Code key="device">{figures.deviceId}</Code>],
    [t('leading'), t(figures.leading ? 'thisTab' : 'otherTab')],
    [t('clock'), figures.clockOffsetMs === null ? t('notMeasured') : seconds(figures.clockOffsetMs)],
    [t('resyncs'), format.number(figures.checksumMismatches)],
    [t('unreadable'), format.number(figures.unreadableRows)],
    [t('unforeseen'), format.number(figures.failedPredictions)],
    ...figures.scopes.map(
      ({ scope, rows, complete }) =>
        [scopeName(scope), t(complete ? 'rows' : 'rowsIncomplete', { count: rows })] as const,
    ),
  ];
  return (
    <details className="group rounded-lg border border-line bg-surface">
      <summary className="flex min-h-target list-none items-center justify-between gap-3 px-4 font-semibold">
        {t('title')}
        <ChevronDown size={20} aria-hidden className="transition-transform group-open:rotate-180" />
      </summary>
      <dl className="divide-y divide-line border-t border-line">
        {facts.map(([label, value]) => (
          <div key={label} className="flex flex-wrap justify-between gap-x-4 px-4 py-2 text-sm">
            <dt className="text-muted">{label}</dt>
            <dd className="figures min-w-0">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
