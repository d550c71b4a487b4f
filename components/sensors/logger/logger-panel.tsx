'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { FileError } from '../../../lib/domain/imports/file-error.ts';
import type { Sketch } from '../../../lib/domain/readings/logger/recognise.ts';
import { limits } from '../../../lib/imports/limits.ts';
import { type LoggerFile, openLoggerFile } from '../../../lib/imports/logger/open-logger-file.ts';
import { useSayFileError } from '../../commands/use-say-file-error.ts';
import type { SensorView } from '../../readings/sensor-views.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { LoggerCheck } from './logger-check.tsx';
import { LoggerRun } from './logger-run.tsx';

type Step =
  | { readonly at: 'choose'; readonly refusal?: string }
  | { readonly at: 'reading'; readonly part: number }
  | { readonly at: 'check'; readonly file: LoggerFile; readonly sketch: Sketch }
  | { readonly at: 'run'; readonly file: LoggerFile; readonly count: number };

interface LoggerPanelProps {
  readonly view: SensorView;
  readonly onDone: () => void;
}

/** Choose, look at what was recognised, record: the readings of one logger's file. */
export function LoggerPanel({ view, onDone }: LoggerPanelProps) {
  const t = useTranslations('sensors.logger');
  const say = useSayFileError();
  const [step, setStep] = useState<Step>({ at: 'choose' });
  const held = useRef<LoggerFile | null>(null);
  // Whoever closes the panel lets go of the file, unless its readings are being recorded: `LoggerRun` does it then.
  useEffect(() => () => held.current?.close(), []);

  const open = async (chosen: File) => {
    setStep({ at: 'reading', part: 0 });
    try {
      const file = await openLoggerFile(chosen, (part) => setStep({ at: 'reading', part }));
      held.current = file;
      if (file.sketch) setStep({ at: 'check', file, sketch: file.sketch });
      else {
        file.close();
        setStep({ at: 'choose', refusal: t('unknown') });
      }
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      setStep({ at: 'choose', refusal: say(error) });
    }
  };

  if (step.at === 'check') {
    return (
      <LoggerCheck
        {...{ view, file: step.file, sketch: step.sketch }}
        onBack={() => {
          step.file.close();
          setStep({ at: 'choose' });
        }}
        onRecord={(count) => {
          held.current = null;
          setStep({ at: 'run', file: step.file, count });
        }}
      />
    );
  }
  if (step.at === 'run') return <LoggerRun view={view} file={step.file} count={step.count} onDone={onDone} />;
  return (
    <div className="flex flex-col gap-4">
      <FileDrop
        label={t('choose')}
        hint={t('hint', { rows: limits.rows })}
        accept=".csv,.tsv,.txt,.xlsx"
        disabled={step.at === 'reading'}
        onFile={(file) => void open(file)}
      />
      {step.at === 'reading' && <ProgressBar label={t('reading')} value={step.part} max={1} />}
      <Refusal text={step.at === 'choose' ? step.refusal : undefined} />
    </div>
  );
}
