'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Alert } from '../../lib/domain/alerts/model.ts';
import type { SamplesAtRisk } from '../../lib/domain/readings/answers.ts';
import { type Decision, DispositionSheet } from '../commands/disposition-sheet.tsx';
import { useMay } from '../commands/use-may.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useAllAtRisk } from './use-all-at-risk.ts';

const DECISIONS = ['quarantine', 'release', 'discard'] as const;

/** Opens the decision about the samples at risk of an alert. A role that only reads is offered none. */
export function DecideRisk({ alert }: { alert: Alert }) {
  const t = useTranslations('alerts.risk');
  const may = useMay();
  const toast = useToast();
  const ask = useAllAtRisk(alert.id);
  const [samples, setSamples] = useState<SamplesAtRisk['samples']>();
  const [busy, setBusy] = useState(false);
  if (!may('quarantine_samples.v1')) return null;
  const open = async () => {
    setBusy(true);
    const found = await ask();
    setBusy(false);
    if (found) setSamples(found);
    else toast({ tone: 'danger', text: t('unreachable') });
  };
  return (
    <>
      <Button busy={busy} onClick={() => void open()}>
        {t('decide.open')}
      </Button>
      {samples && <Choose alert={alert} samples={samples} onClose={() => setSamples(undefined)} />}
    </>
  );
}

interface ChooseProps {
  alert: Alert;
  samples: SamplesAtRisk['samples'];
  onClose: () => void;
}

/** Which of them, by how long they were exposed, and what. What was discarded already is decided for good. */
function Choose({ alert, samples, onClose }: ChooseProps) {
  const t = useTranslations('alerts.risk.decide');
  const may = useMay();
  const [minutes, setMinutes] = useState('0');
  const [decision, setDecision] = useState<Decision>();
  const least = Number(minutes) * 60;
  const chosen = samples.filter(
    ({ seconds, state }) => seconds >= least && state !== 'disposed' && state !== 'deleted',
  );
  const [only] = chosen;
  if (decision) {
    return (
      <DispositionSheet
        decision={decision}
        sampleIds={chosen.map(({ sampleId }) => sampleId)}
        name={only ? only.name || only.barcode : ''}
        alertId={alert.id}
        onClose={onClose}
      />
    );
  }
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      actions={<Button onClick={onClose}>{t('cancel')}</Button>}
    >
      <div className="flex flex-col gap-4">
        <TextField
          label={t('atLeast')}
          hint={t('hint')}
          inputMode="numeric"
          type="number"
          min={0}
          value={minutes}
          onChange={(event) => setMinutes(event.target.value)}
        />
        <p role="status" className="text-lg font-semibold">
          {t('count', { count: chosen.length })}
        </p>
        <div className="flex flex-col gap-2">
          {DECISIONS.filter((each) => may(`${each}_samples.v1`)).map((each) => (
            <Button
              key={each}
              block
              disabled={chosen.length === 0}
              variant={each === 'discard' ? 'danger' : 'secondary'}
              onClick={() => setDecision(each)}
            >
              {t(each)}
            </Button>
          ))}
        </div>
      </div>
    </Sheet>
  );
}
