'use client';

import Hand from 'lucide-react/icons/hand';
import X from 'lucide-react/icons/x';
import { useTranslations } from 'next-intl';
import type { Session, SessionEvent } from '../../lib/domain/scans/session.ts';

/** What was picked up and waits for its place. */
export function HeldCard({ session, dispatch }: { session: Session; dispatch: (event: SessionEvent) => void }) {
  const t = useTranslations('scan.held');
  const { held } = session;
  return (
    <section aria-label={t('label')} className="border-b border-line bg-primary-soft px-4 py-3">
      <p className="flex items-center gap-3 font-semibold">
        <Hand size={24} aria-hidden className="shrink-0 text-primary-ink" />
        {t('state', { count: held.length })}
      </p>
      {held.length > 0 && (
        <ul role="list" className="mt-2 flex max-h-32 flex-wrap gap-2 overflow-y-auto">
          {held.map(({ id, name, barcode }) => (
            <li key={id}>
              <button
                type="button"
                aria-label={t('drop', { name: name || (barcode ?? '') })}
                onClick={() => dispatch({ type: 'held_dropped', id })}
                className="inline-flex min-h-target items-center gap-2 rounded-full border border-edge bg-surface px-4 font-semibold"
              >
                <bdi>{name || barcode}</bdi>
                <X size={18} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
