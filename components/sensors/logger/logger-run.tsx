'use client';

import CircleCheck from 'lucide-react/icons/circle-check';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { MOST_READINGS } from '../../../lib/domain/readings/model.ts';
import type { LoggerFile } from '../../../lib/imports/logger/open-logger-file.ts';
import { SyncError } from '../../../lib/sync/ports.ts';
import { useSayError } from '../../commands/use-say-error.ts';
import type { SensorView } from '../../readings/sensor-views.ts';
import { useEnqueue } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useRecorded } from './use-recorded.ts';

interface LoggerRunProps {
  readonly view: SensorView;
  readonly file: LoggerFile;
  readonly count: number;
  readonly onDone: () => void;
}

/**
 * Gives the readings to the outbox in batches, and says what became of them. It works without a network, and goes on when the panel is closed; a
 * file that was left half given is simply read again: what is recorded already is known by sensor and time.
 */
export function LoggerRun({ view, file, count, onDone }: LoggerRunProps) {
  const t = useTranslations('sensors.logger');
  const say = useSayError();
  const { ids, problem } = useGiving(view.sensor.id, file, count);
  const batches = Math.ceil(count / MOST_READINGS);
  const isGiven = ids.length === batches;
  // Asked for once all are given: each answer reads every batch, and a long file has hundreds.
  const recorded = useRecorded(isGiven ? ids : NONE);

  if (problem !== null) return <Refusal text={say(problem)} />;
  if (!isGiven) return <ProgressBar label={t('giving')} value={ids.length} max={batches} />;
  if (!recorded || recorded.settled < batches) {
    return (
      <div className="flex flex-col gap-3">
        <ProgressBar label={t('running')} value={recorded?.settled ?? 0} max={batches} />
        <p className="text-muted">{t('leave')}</p>
        <Button className="self-start" onClick={onDone}>
          {t('close')}
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <EmptyState
        level={3}
        icon={<CircleCheck />}
        title={t('done', { count: recorded.accepted })}
        actions={
          <Button variant="primary" onClick={onDone}>
            {t('close')}
          </Button>
        }
      >
        {recorded.known > 0 ? t('known', { count: recorded.known }) : t('allNew')}
      </EmptyState>
      {recorded.refused > 0 && (
        <p className="font-semibold text-warn-ink">{t('refused', { count: recorded.refused })}</p>
      )}
      {recorded.codes.map((code) => (
        <Refusal key={code} text={say(code)} />
      ))}
    </div>
  );
}

const NONE: readonly string[] = [];

/** Gives batch after batch, each durable before the next; closes the file behind the last. */
function useGiving(sensorId: string, file: LoggerFile, count: number) {
  const enqueue = useEnqueue();
  const begun = useRef(false);
  const [ids, setIds] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    // Once for this file, however often the effect runs.
    if (begun.current) return;
    begun.current = true;
    const give = async () => {
      for (let from = 0; from < count; from += MOST_READINGS) {
        const readings = await file.take(from, MOST_READINGS);
        const { id } = await enqueue('record_readings.v1', { sensorId, source: 'logger', readings });
        setIds((before) => [...before, id]);
      }
    };
    give()
      .catch((error: unknown) => setProblem(error instanceof SyncError ? error.code : 'internal'))
      .finally(() => file.close());
  }, [count, enqueue, file, sensorId]);
  return { ids, problem };
}
