'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { v7 } from 'uuid';
import { whatToLookFor } from '../../lib/domain/imports/look-for.ts';
import { useLeaveGuard } from '../shell/use-leave-guard.ts';
import { AlertDialog } from '../ui/alert-dialog.tsx';
import { Stepper } from '../ui/stepper.tsx';
import { CheckStep } from './check-step.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { FileStep, type SheetChosen } from './file-step.tsx';
import { RunStep } from './run-step.tsx';
import { holdInHand, inHandOf, letGo } from './in-hand.ts';
import { beginRunning, keepRunning, recallRunning, type Running } from './running.ts';
import type { InHand, Prepared } from './staging.ts';

/** Where the wizard stands; each step carries what the one before it found. */
type Step =
  | { readonly at: 'file' }
  | { readonly at: 'columns'; readonly sheet: SheetChosen; readonly before?: Prepared | undefined }
  | { readonly at: 'check'; readonly sheet: SheetChosen; readonly prepared: Prepared }
  | { readonly at: 'run'; readonly running: Running; readonly inHand: InHand | undefined };

const ORDER = ['file', 'columns', 'check', 'run'] as const;

/** Choose, map, check, import. Whoever left during the last step finds it as it is now; before, they are asked, since the file is not kept. */
export function ImportWizard({ memoryKey }: { memoryKey: string }) {
  const t = useTranslations('imports.steps');
  const say = useTranslations('imports.leave');
  const [step, setStep] = useState<Step>(() => {
    const running = recallRunning(localStorage, memoryKey);
    return running ? { at: 'run', running, inHand: inHandOf(running.importId) } : { at: 'file' };
  });
  const run = (running: Running) => {
    keepRunning(localStorage, memoryKey, running);
    setStep({ at: 'run', running, inHand: inHandOf(running.importId) });
  };
  const putAway = useCallback(() => {
    keepRunning(localStorage, memoryKey, undefined);
    letGo();
  }, [memoryKey]);
  const guard = useLeaveGuard(step.at === 'columns' || step.at === 'check');
  const restart = () => setStep({ at: 'file' });
  return (
    <div className="flex flex-col gap-6">
      <Stepper label={t('label')} steps={ORDER.map((id) => ({ id, label: t(id) }))} current={step.at} />
      {step.at === 'file' && <FileStep onSheet={(sheet) => setStep({ at: 'columns', sheet })} />}
      {step.at === 'columns' && (
        <ColumnsStep
          sheet={step.sheet}
          before={step.before}
          onBack={restart}
          onDone={(prepared) => setStep({ at: 'check', sheet: step.sheet, prepared })}
        />
      )}
      {step.at === 'check' && (
        <CheckStep
          prepared={step.prepared}
          onBack={() => setStep({ at: 'columns', sheet: step.sheet, before: step.prepared })}
          onOtherFile={restart}
          onDone={({ importId, preview, unsendable, firstRow, lastRow }, mode) => {
            holdInHand(importId, { prepared: step.prepared, unsendable });
            const lookFor = whatToLookFor(step.prepared, [...unsendable, ...preview.errors]);
            const unsent = unsendable.length;
            run(beginRunning({ importId, kind: preview.kind, mode, firstRow, lastRow, unsent, lookFor }, v7));
          }}
        />
      )}
      {step.at === 'run' && <RunStep {...step} onShown={putAway} onRestart={restart} />}
      <AlertDialog
        open={guard.isAsking}
        onOpenChange={guard.stay}
        title={say('title')}
        description={say('text')}
        confirmLabel={say('confirm')}
        onConfirm={guard.go}
      />
    </div>
  );
}
