'use client';

import { useTranslations } from 'next-intl';
import type { Session, SessionEvent } from '../../lib/domain/scans/session.ts';
import { useOutboxSince } from '../sync/index.ts';
import { LineRow } from './line-row.tsx';
import { NoLines } from './scan-waiting.tsx';
import { UnknownCard } from './unknown-card.tsx';
import { useFates } from './use-fates.ts';

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
  const { settled, doubtful } = useFates(items);
  if (lines.length === 0) {
    return <NoLines>{t(EMPTY[mode])}</NoLines>;
  }
  return (
    <ol role="list" aria-label={t('title')} className="divide-y divide-line">
      {lines.map((line, at) =>
        line.message === 'unknown_code' ? (
          <UnknownCard
            key={line.id}
            line={line}
            session={session}
            individual={!isShared(line.code)}
            onForm={onForm}
            dispatch={dispatch}
          />
        ) : (
          <LineRow
            key={line.id}
            line={line}
            item={items.get(line.seq ?? 0)}
            isSettled={settled.has(items.get(line.seq ?? 0)?.id ?? '')}
            isDoubtful={line.subject !== null && doubtful.has(line.subject.id)}
            newest={at === 0}
            dispatch={dispatch}
          />
        ),
      )}
    </ol>
  );
}
