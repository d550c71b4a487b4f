'use client';

import Undo2 from 'lucide-react/icons/undo-2';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { paths } from '../../lib/config/paths.ts';
import type { Line, SessionEvent, Subject } from '../../lib/domain/scans/session.ts';
import type { OutboxEntry } from '../../lib/sync/outbox/model.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { codeBeside } from '../commands/names.ts';
import { LitGrid } from '../places/lit-grid.tsx';
import { PlaceLine } from '../places/place-line.tsx';
import { Button } from '../ui/button.tsx';
import { Code } from '../ui/code.tsx';
import { cx } from '../ui/cx.ts';
import { LineMark } from './line-mark.tsx';
import { LineState } from './line-state.tsx';
import { useLineWords } from './line-words.ts';
import { objectionTo, toneOf } from './objection.ts';

interface LineRowProps {
  line: Line;
  /** Its command in the outbox, if it has one. */
  item: OutboxEntry | undefined;
  /** Its conflict is: what the server objected to is over. */
  isSettled: boolean;
  /** What was scanned is not known to be anywhere. */
  isDoubtful: boolean;
  /** The newest one shows the whole way and its box. */
  newest: boolean;
  dispatch: (event: SessionEvent) => void;
}

/** A new result pushes all others down: those that nobody sees cost it nothing. */
const UNSEEN = '[contain-intrinsic-size:auto_8rem] [content-visibility:auto]';

function hrefOf({ kind, id }: Subject): string {
  return kind === 'sample' ? paths.sample(id) : paths.storage(id);
}

/** One result: what was scanned, how it went in words, where it is, its way to the server, and the way back. */
export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { line, item, isSettled, newest, dispatch } = props;
  const t = useTranslations('scan.lines');
  const words = useLineWords(line);
  const { id, tone, message, subject, place, code, undo, insist, state } = line;
  const gone = state === 'undone';
  const quiet = gone || message === 'was_picked_up';
  const label = subject === null ? null : codeBeside(subject);
  // Aliquots share a name: what is pressed is told apart by the name and the code above it.
  const [titleId, undoId, insistId] = [`line-${id}`, `undo-${id}`, `insist-${id}`];
  const objection = isSettled ? null : objectionTo(item);
  // While a conflict is open, it says so itself.
  const isDoubtful = props.isDoubtful && item?.verdict != null && objection === null;
  // Whoever asked where it is, or has to put it back, sees the box; whoever put it there has it in front of them.
  const whole = newest && (message === 'found' || message === 'returned') && !gone;
  return (
    <li className={cx('flex gap-3 px-4 py-3', newest ? 'animate-rise bg-surface' : UNSEEN, quiet && 'text-muted')}>
      <LineMark tone={isDoubtful && !gone ? 'warning' : toneOf(line, objection)} />
      <div className="flex min-w-0 flex-1 flex-wrap gap-x-3 gap-y-2">
        <div className="min-w-[min(7.5rem,100%)] flex-1">
          {/* What a link named and nobody holds any more has no name. */}
          {(subject !== null || code !== '') && (
            <div id={titleId} className="flex flex-wrap items-baseline gap-x-2">
              <p className="-mx-1 line-clamp-3 px-1 text-lg leading-snug font-semibold wrap-anywhere">
                {subject ? (
                  <Link href={hrefOf(subject)} className="underline decoration-1 underline-offset-4">
                    <bdi>{subject.name || subject.barcode}</bdi>
                  </Link>
                ) : (
                  <Code>{code}</Code>
                )}
              </p>
              {label !== null && <Code className="text-sm text-muted">{label}</Code>}
            </div>
          )}
          <p className={tone === 'refusal' && !gone ? 'font-medium text-danger-ink' : ''}>
            {gone ? t('undone') : state === 'insisted' ? t('insisted') : words}
          </p>
          {place && !gone && (
            <p className="text-sm text-muted">
              <PlaceLine place={place} short={!whole} />
            </p>
          )}
          {item && !gone && <LineState item={item} isSettled={isSettled} isDoubtful={isDoubtful} />}
          {whole && place?.position != null && (
            <LitGrid
              containerId={place.containerId}
              position={place.position}
              label={place.label}
              className="mt-2 max-w-56"
            />
          )}
          {insist && state === 'done' && (
            <Button
              id={insistId}
              aria-labelledby={`${insistId} ${titleId}`}
              className="mt-2"
              onClick={() => dispatch({ type: 'insist', lineId: id })}
            >
              {t('insist')}
            </Button>
          )}
        </div>
        {undo && state === 'done' && !objection && !isSettled && !isDoubtful && (
          <Button
            id={undoId}
            aria-labelledby={`${undoId} ${titleId}`}
            className="self-start"
            icon={<Undo2 size={20} aria-hidden />}
            onClick={() => dispatch({ type: 'undo', lineId: id })}
          >
            {t('undo')}
          </Button>
        )}
      </div>
    </li>
  );
});
