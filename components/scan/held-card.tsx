'use client';

import Hand from 'lucide-react/icons/hand';
import X from 'lucide-react/icons/x';
import { useTranslations } from 'next-intl';
import type { Session, SessionEvent, Subject } from '../../lib/domain/scans/session.ts';
import { codeBeside, withCode } from '../commands/names.ts';
import { Code } from '../ui/code.tsx';

/** What was picked up and waits for its place. */
export function HeldCard({ session, dispatch }: { session: Session; dispatch: (event: SessionEvent) => void }) {
  const t = useTranslations('scan.held');
  const { held } = session;
  return (
    <section aria-label={t('label')} className="@container border-b border-line bg-primary-soft px-4 py-2">
      <div className="flex flex-col gap-2 @max-[12rem]:flex-row">
        <p className="flex min-w-0 shrink-0 items-center gap-3 font-semibold">
          <Hand aria-hidden className="size-6 shrink-0 text-primary-ink" />
          {/* With letters this large the newest result, which says it as well, needs the room. */}
          <span className={held.length > 0 ? '@max-[12rem]:sr-only' : ''}>{t('state', { count: held.length })}</span>
        </p>
        {held.length > 0 && (
          <ul role="list" className="flex min-w-0 flex-1 max-h-[min(8rem,20dvh)] flex-wrap gap-2 overflow-y-auto">
            {held.map((subject) => (
              <li key={subject.id} className="max-w-full">
                <button
                  type="button"
                  aria-label={t('drop', { name: withCode(subject) })}
                  onClick={() => dispatch({ type: 'held_dropped', id: subject.id })}
                  className="inline-flex min-h-target items-center gap-2 rounded-full border border-edge bg-surface px-4 text-start leading-tight font-semibold"
                >
                  <Named subject={subject} />
                  <X aria-hidden className="size-4.5 shrink-0" />
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

/** Aliquots share a name: the code on the tube tells which of them is in the hand. */
function Named({ subject }: { subject: Subject }) {
  const code = codeBeside(subject);
  return (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
      <bdi className="text-[min(1rem,6.5vw)] wrap-anywhere">{subject.name || subject.barcode}</bdi>
      {code !== null && <Code className="text-[min(0.9375rem,5.5vw)] text-muted">{code}</Code>}
    </span>
  );
}
