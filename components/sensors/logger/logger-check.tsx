'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { FileError } from '../../../lib/domain/imports/file-error.ts';
import type { Choices } from '../../../lib/domain/readings/logger/read-rows.ts';
import type { Sketch } from '../../../lib/domain/readings/logger/recognise.ts';
import type { Summary } from '../../../lib/imports/logger/messages.ts';
import type { LoggerFile } from '../../../lib/imports/logger/open-logger-file.ts';
import { useSayFileError } from '../../commands/use-say-file-error.ts';
import type { SensorView } from '../../readings/sensor-views.ts';
import { useEntity } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { LoggerQuestions } from './logger-questions.tsx';
import { LoggerSummary } from './logger-summary.tsx';
import { columnsOf, isAnswered } from './questions.ts';

interface LoggerCheckProps {
  readonly view: SensorView;
  readonly file: LoggerFile;
  readonly sketch: Sketch;
  readonly onBack: () => void;
  readonly onRecord: (count: number) => void;
}

/** Shows what was recognised, asks what only a person knows, and what would be recorded: before anything is. */
export function LoggerCheck({ view, file, sketch, onBack, onRecord }: LoggerCheckProps) {
  const t = useTranslations('sensors.logger');
  const say = useSayFileError();
  const site = useEntity('site', view.path.find(({ isSite }) => isSite)?.id ?? null);
  const [answers, setAnswers] = useState<Partial<Choices>>({});
  // The logger lies where the sensor is: its clock is most likely the site's.
  const zone = site?.doc.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const choices: Choices = { ...columnsOf(sketch), unit: null, order: sketch.order, zone, ...answers };
  const { summary, part, problem } = useSummary(file, choices, site !== undefined && isAnswered(sketch, choices));

  return (
    <div className="flex flex-col gap-5">
      <LoggerQuestions
        sketch={sketch}
        choices={choices}
        onAnswer={(answer) => setAnswers((before) => ({ ...before, ...answer }))}
      />
      {part !== null && <ProgressBar label={t('reading')} value={part} max={1} />}
      {summary && <LoggerSummary summary={summary} zone={sketch.offset === null ? choices.zone : null} />}
      <Refusal text={problem === null ? undefined : say(problem)} />
      <div className="flex flex-wrap gap-3">
        <Button onClick={onBack}>{t('another')}</Button>
        <Button
          variant="primary"
          disabled={!summary || summary.count === 0}
          onClick={() => summary && onRecord(summary.count)}
        >
          {t('record', { count: summary?.count ?? 0 })}
        </Button>
      </div>
    </div>
  );
}

interface Read {
  readonly summary: Summary | null;
  readonly part: number | null;
  readonly problem: FileError | null;
}

/** Reads the rows again whenever an answer changes; the answer to an old question is never shown under a new one. */
function useSummary(file: LoggerFile, choices: Choices, isReady: boolean): Read {
  const question = JSON.stringify(choices);
  const [read, setRead] = useState<Read & { readonly question: string }>();
  useEffect(() => {
    if (!isReady) return undefined;
    let isWanted = true;
    const say = (what: Partial<Read>) => {
      if (isWanted) setRead({ question, summary: null, part: null, problem: null, ...what });
    };
    file
      .read(choices, (part) => say({ part }))
      .then(
        (summary) => say({ summary }),
        (error: unknown) =>
          say({ problem: error instanceof FileError ? error : new FileError('file_damaged', {}, error) }),
      );
    return () => {
      isWanted = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the question is the choices, as a value
  }, [file, question, isReady]);
  return read?.question === question && isReady ? read : { summary: null, part: null, problem: null };
}
