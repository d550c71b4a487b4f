'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { BluetoothError, type ProbeReading, type ProbeSession } from '../../lib/bluetooth/ports.ts';
import type { Quantity } from '../../lib/domain/thresholds/model.ts';
import { useActHere } from '../commands/use-act-here.ts';
import type { SensorView } from '../readings/sensor-views.ts';
import { useUnits } from '../readings/use-units.ts';
import { Button } from '../ui/button.tsx';
import { Refusal } from '../ui/refusal.tsx';

const SHOWN: readonly Quantity[] = ['temperature', 'humidity', 'pressure', 'battery'];

interface ProbePanelProps {
  readonly session: ProbeSession;
  readonly view: SensorView;
  readonly onDone: () => void;
}

/** Chooses a probe, shows what it says as it says it, and records it: a command, so that it works without a network. */
export function ProbePanel({ session, view: { sensor }, onDone }: ProbePanelProps) {
  const t = useTranslations('sensors.probe');
  const say = useUnits();
  const { act, refused } = useActHere();
  const { state, problem, reading } = useProbe(session);
  const measured = reading === null ? [] : SHOWN.filter((quantity) => reading.measurement[quantity] !== null);

  const choose = async () => {
    try {
      if (await session.requestProbe()) session.start();
    } catch (error) {
      // What stands in the way is told by the state.
      if (!(error instanceof BluetoothError)) throw error;
    }
  };
  const record = async () => {
    if (!reading) return;
    const readings = [{ takenAt: reading.takenAt, ...reading.measurement }];
    const args = { sensorId: sensor.id, source: 'bluetooth' as const, readings };
    if (await act([{ name: 'record_readings.v1', args }], { text: t('done', { name: sensor.name }) })) onDone();
  };

  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="font-medium">
        {problem === null ? t(`states.${state}`) : t(`problems.${problem}`)}
      </p>
      {reading && (
        <dl className="grid grid-cols-2 gap-3 tabular-nums">
          {measured.map((quantity) => (
            <div key={quantity} className={quantity === 'temperature' ? 'col-span-2' : ''}>
              <dt className="text-sm text-muted">{t(`quantities.${quantity}`)}</dt>
              <dd className={quantity === 'temperature' ? 'text-4xl font-semibold' : 'text-xl font-medium'}>
                {say(quantity, reading.measurement[quantity] ?? 0)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Refusal text={refused?.text} />
      {measured.length > 0 && (
        <Button variant="primary" onClick={() => void record()}>
          {t('record')}
        </Button>
      )}
      <Button variant={reading ? 'secondary' : 'primary'} busy={state === 'asking'} onClick={() => void choose()}>
        {t(session.probe === null ? 'choose' : 'another')}
      </Button>
    </div>
  );
}

/** What a session says, as it says it. */
function useProbe(session: ProbeSession) {
  const [now, setNow] = useState({ state: session.state, problem: session.problem });
  const [reading, setReading] = useState<ProbeReading | null>(null);
  useEffect(() => {
    const leaveState = session.onState((state, problem) => setNow({ state, problem }));
    const leaveReading = session.onReading(setReading);
    return () => {
      leaveState();
      leaveReading();
    };
  }, [session]);
  return { ...now, reading };
}
