'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Alert } from '../../lib/domain/alerts/model.ts';
import type { Member } from '../../lib/domain/members/model.ts';
import { useAct } from '../commands/use-act.ts';
import { useMay } from '../commands/use-may.ts';
import { Button } from '../ui/button.tsx';
import { TextArea } from '../ui/text-field.tsx';
import { AcknowledgeButton } from './acknowledge-button.tsx';
import { Assignee } from './assignee.tsx';
import { Snooze } from './snooze.tsx';

interface AlertActionsProps {
  alert: Alert;
  name: string;
  members: readonly Member[];
}

/** What can be done about an alert until it is resolved: take it on, hand it over, and comment on what was found; every comment is kept. */
export function AlertActions({ alert, name, members }: AlertActionsProps) {
  const may = useMay();
  if (alert.endedAt !== null && alert.acknowledgedAt !== null) return null;
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <div className="flex flex-col gap-3">
        <AcknowledgeButton alert={alert} name={name} />
        <Snooze alert={alert} name={name} />
        <Assignee alert={alert} name={name} members={members} />
      </div>
      {may('note_alert.v1') && <NoteForm alert={alert} name={name} />}
    </div>
  );
}

function NoteForm({ alert, name }: { alert: Alert; name: string }) {
  const t = useTranslations('alerts.note');
  const act = useAct();
  const [note, setNote] = useState('');
  const save = async () => {
    const args = { alertId: alert.id, note: note.trim() };
    if (await act([{ name: 'note_alert.v1', args }], { text: t('done', { name }) })) setNote('');
  };
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextArea
        label={t('label')}
        rows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {note.trim() !== '' && (
        <Button type="submit" className="self-start">
          {t('save')}
        </Button>
      )}
    </form>
  );
}
