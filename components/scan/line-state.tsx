'use client';

import CloudCheck from 'lucide-react/icons/cloud-check';
import Hourglass from 'lucide-react/icons/hourglass';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import type { OutboxEntry } from '../../lib/sync/outbox/model.ts';
import { useErrorWords } from '../commands/use-error-words.ts';
import { StatusPill } from '../ui/status-pill.tsx';
import { objectionTo } from './objection.ts';

interface LineStateProps {
  item: OutboxEntry;
  /** Its conflict is. */
  isSettled?: boolean;
  /** Nobody knows where it is by now. */
  isDoubtful?: boolean;
}

/** Whether the server has a step, and what it says: a scan looks provisional until then. What people decided afterwards comes before both. */
export function LineState({ item, isSettled = false, isDoubtful = false }: LineStateProps) {
  const t = useTranslations('scan.state');
  const { verdict } = item;
  const objection = isSettled ? null : objectionTo(item);
  const words = useErrorWords(
    objection === null ? null : { code: objection.code ?? 'internal', facts: objection.details },
  );
  if (objection !== null) {
    const conflictId = objection.details['conflictId'];
    const href =
      objection.status === 'conflict' && typeof conflictId === 'string' ? paths.conflicts(conflictId) : paths.outbox();
    return (
      <div role="alert" className="mt-1 rounded-md border border-danger-ink bg-danger-soft px-3 py-2 text-danger-ink">
        <p className="flex items-start gap-2 font-semibold">
          <TriangleAlert size={20} aria-hidden className="mt-0.5 shrink-0" />
          {t(objection.status === 'conflict' ? 'conflict' : 'refused')}
        </p>
        <p className="text-sm text-ink">{words}</p>
        <Link href={href} className="inline-flex min-h-target items-center font-semibold underline underline-offset-4">
          {t('look')}
        </Link>
      </div>
    );
  }
  if (isDoubtful) {
    return (
      <StatusPill className="mt-1.5" tone="warn" icon={<TriangleAlert aria-hidden />}>
        {t('doubt')}
      </StatusPill>
    );
  }
  if (isSettled) {
    return (
      <Link
        href={paths.outbox()}
        className="inline-flex min-h-target items-center font-semibold underline underline-offset-4"
      >
        {t('settled')}
      </Link>
    );
  }
  if (verdict) {
    return (
      <StatusPill className="mt-1.5" tone="ok" icon={<CloudCheck aria-hidden />}>
        {t('confirmed')}
      </StatusPill>
    );
  }
  return (
    <StatusPill className="mt-1.5" tone="provisional" icon={<Hourglass aria-hidden />}>
      {t('provisional')}
    </StatusPill>
  );
}
