'use client';

import Hourglass from 'lucide-react/icons/hourglass';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslations } from 'next-intl';
import type { OutboxItem } from '../../lib/sync/outbox/model.ts';
import { useCommandWords } from '../commands/use-command-words.ts';
import { RelativeTime } from '../ui/relative-time.tsx';

/** Whether a command concerns this thing and the server's own rows do not show it yet. */
export function isPendingFor(item: OutboxItem, id: string): boolean {
  const open =
    item.state === 'queued' || item.state === 'sending' || item.state === 'quarantined' || item.awaitsPull !== null;
  return open && JSON.stringify(item.args).includes(id);
}

/** A step of this phone on top of the history: the server has not confirmed it. */
export function PendingRow({ item }: { item: OutboxItem }) {
  const t = useTranslations('samples.history');
  const words = useCommandWords(item);
  const aside = item.state === 'quarantined';
  const Icon = aside ? TriangleAlert : Hourglass;
  return (
    <li className="provisional flex gap-3 px-4 py-3">
      <Icon size={22} aria-hidden className="mt-0.5 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{words}</p>
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-muted">
          <RelativeTime iso={item.deviceTime} />
          {t(aside ? 'needsYou' : 'pending')}
        </p>
      </div>
    </li>
  );
}
