'use client';

import Undo2 from 'lucide-react/icons/undo-2';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { UNDO_REASON } from '../../lib/domain/commands/undo.ts';
import type { SessionEvent, Subject } from '../../lib/domain/scans/session.ts';
import { useIsolated } from '../commands/use-isolated.ts';
import { useGive } from '../commands/use-guarded.ts';
import { useEntity, useOutboxItem } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { Code } from '../ui/code.tsx';
import { LineMark } from './line-mark.tsx';
import { LineState } from './line-state.tsx';
import { objectionTo, toneOf } from './objection.ts';

interface RegisteredRowProps {
  code: string;
  sampleId: string;
  commandId: string;
  /** Where things went that takes no tubes: it waits in the hand. */
  refusing: string | null;
  held: readonly Subject[];
  dispatch: (event: SessionEvent) => void;
}

/** A tube that was registered on the spot, with the way back. */
export function RegisteredRow({ code, sampleId, commandId, refusing, held, dispatch }: RegisteredRowProps) {
  const t = useTranslations('scan');
  const isolated = useIsolated();
  const give = useGive();
  const item = useOutboxItem(commandId);
  const objection = objectionTo(item);
  const [undone, setUndone] = useState(false);
  const name = useEntity('sample', sampleId)?.doc.name;
  const [titleId, undoId] = [`registered-${sampleId}`, `unregister-${sampleId}`];
  const undo = async () => {
    if (!(await give('delete_sample.v1', { sampleId, reason: UNDO_REASON }))) return;
    setUndone(true);
    dispatch({ type: 'unregistered', id: sampleId });
  };
  return (
    <li className="flex gap-3 px-4 py-3">
      <LineMark tone={toneOf({ tone: 'success', state: undone ? 'undone' : 'done' }, objection)} />
      <div className="flex min-w-0 flex-1 flex-wrap gap-x-3 gap-y-2">
        <div className="min-w-[min(7.5rem,100%)] flex-1">
          <p id={titleId} className="text-lg leading-snug font-semibold">
            <Code>{code}</Code> {name !== undefined && name !== code && <bdi>{name}</bdi>}
          </p>
          <p>
            {!undone && refusing !== null && held.some(({ id }) => id === sampleId)
              ? t('unknown.waits', isolated({ place: refusing }, ['place']))
              : t(undone ? 'lines.undone' : 'unknown.registered')}
          </p>
          {item && !undone && <LineState item={item} />}
        </div>
        {!undone && !objection && (
          <Button
            id={undoId}
            aria-labelledby={`${undoId} ${titleId}`}
            className="self-start"
            icon={<Undo2 size={20} aria-hidden />}
            onClick={() => void undo()}
          >
            {t('lines.undo')}
          </Button>
        )}
      </div>
    </li>
  );
}
