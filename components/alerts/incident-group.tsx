'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import type { Alert } from '../../lib/domain/alerts/model.ts';
import { untaken } from '../../lib/domain/alerts/incidents.ts';
import { PathLine } from '../readings/path-line.tsx';
import type { NamedPath } from '../readings/sensor-views.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { AcknowledgeAll } from './acknowledge-all.tsx';

interface IncidentGroupProps {
  /** All of its alerts, drawn or not. */
  alerts: readonly { readonly doc: Alert }[];
  /** What their places have in common. */
  path: NamedPath;
  /** The rows that are drawn. */
  children: ReactNode;
}

/** Several alerts that are one matter, under one heading with the tap that takes all of them on. */
export function IncidentGroup({ alerts, path, children }: IncidentGroupProps) {
  const t = useTranslations('alerts.incident');
  const id = useId();
  const began = earliest(alerts.map(({ doc }) => doc.startedAt));
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3 rounded-xl border-2 border-edge p-3">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <h2 id={id} className="text-xl font-semibold">
            {t(path.length > 0 ? 'title' : 'together', { count: alerts.length })}
          </h2>
          <p className="flex min-h-6 flex-wrap gap-x-4">
            {path.length > 0 && <PathLine path={path} />}
            {began !== undefined && <RelativeTime iso={began} className="font-semibold" />}
          </p>
        </div>
        <AcknowledgeAll alerts={untaken(alerts)} className="w-full sm:w-auto" />
      </header>
      <ul role="list" className="flex flex-col gap-3">
        {children}
      </ul>
    </section>
  );
}

function earliest(moments: readonly string[]): string | undefined {
  let found: { iso: string; at: number } | undefined;
  for (const iso of moments) {
    const at = Date.parse(iso);
    if (found === undefined || at < found.at) found = { iso, at };
  }
  return found?.iso;
}
