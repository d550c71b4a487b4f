'use client';

import ScanLine from 'lucide-react/icons/scan-line';
import { useTranslations } from 'next-intl';
import type { Session, SessionEvent } from '../../lib/domain/scans/session.ts';
import { useOutboxSince } from '../sync/index.ts';
import { LineRow } from './line-row.tsx';
import { UnknownCard } from './unknown-card.tsx';

interface LineListProps {
  session: Session;
  dispatch: (event: SessionEvent) => void;
  /** Codes that many things carry. */
  isShared: (code: string) => boolean;
  /** Told when the form of a line comes and goes. */
  onForm: (isShown: boolean) => void;
}

const EMPTY = {
  find: 'emptyFind',
  put_away: 'emptyPutAway',
  move: 'emptyMove',
  check_out: 'emptyCheckOut',
  return: 'emptyReturn',
} as const;

/** The results, newest first, right under the camera. */
export function LineList({ session, dispatch, isShared, onForm }: LineListProps) {
  const t = useTranslations('scan.lines');
  const { lines, mode } = session;
  const oldest = lines.findLast(({ seq }) => seq !== null)?.seq ?? null;
  const items = useOutboxSince(oldest);
  if (lines.length === 0) {
    return (
      <div className="flex items-start gap-3 px-4 py-5 text-muted">
        <ScanLine size={26} aria-hidden className="mt-0.5 shrink-0" />
        <p>
          <span className="block font-semibold text-ink">{t('empty')}</span>
          {t(EMPTY[mode])}
        </p>
      </div>
    );
  }
  return (
    <ol role="list" aria-label={t('title')} className="divide-y divide-line">
      {lines.map((line, at) =>
        line.message === 'unknown_code' ? (
          <UnknownCard
            key={line.id}
            line={line}
            individual={!isShared(line.code)}
            onForm={onForm}
            dispatch={dispatch}
          />
        ) : (
          <LineRow key={line.id} line={line} item={items.get(line.seq ?? 0)} newest={at === 0} dispatch={dispatch} />
        ),
      )}
    </ol>
  );
}
