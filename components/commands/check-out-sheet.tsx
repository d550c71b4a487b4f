'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type Due, dueMoment, usualDue } from '../../lib/domain/checkouts/due.ts';
import { MOST_HANDLED } from '../../lib/domain/checkouts/rules/handled.ts';
import { useActHere } from './use-act-here.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { TextField } from '../ui/text-field.tsx';
import { DueField } from './due-field.tsx';
import { type Thaw, ThawField } from './thaw-field.tsx';

const LONGEST_NOTE = 500;

interface CheckOutSheetProps {
  sampleIds: readonly string[];
  /** Of the only sample, when it is one. */
  name: string;
  onClose: () => void;
  onDone?: () => void;
}

/** Takes samples out: until when, what for, and whether they thaw. */
export function CheckOutSheet({ sampleIds, name, onClose, onDone }: CheckOutSheetProps) {
  const t = useTranslations('checkouts');
  const { act, refused } = useActHere();
  const [due, setDue] = useState<Due>(usualDue);
  const [wrong, setWrong] = useState(false);
  const [note, setNote] = useState('');
  const [thawed, setThawed] = useState<Thaw>(null);
  const facts = { count: sampleIds.length, sample: name };

  const checkOut = async () => {
    const dueAt = dueMoment(due, new Date());
    setWrong(dueAt === null);
    if (dueAt === null) return;
    const all = sampleIds.map((sampleId) => ({ sampleId }));
    const drafts = Array.from({ length: Math.ceil(all.length / MOST_HANDLED) }, (_, n) => ({
      name: 'check_out_samples.v1' as const,
      args: { samples: all.slice(n * MOST_HANDLED, (n + 1) * MOST_HANDLED), dueAt, note: note.trim(), thawed },
    }));
    if (!(await act(drafts, { text: t('out.done', facts) }))) return;
    onDone?.();
    onClose();
  };
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('out.title', facts)}
      description={t('out.text')}
      refusal={refused?.text}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant="primary" onClick={() => void checkOut()}>
            {t('out.action')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <DueField due={due} onChange={setDue} wrong={wrong} />
        <TextField
          label={t('out.note')}
          maxLength={LONGEST_NOTE}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <ThawField when="out" value={thawed} onChange={setThawed} />
      </div>
    </Sheet>
  );
}
