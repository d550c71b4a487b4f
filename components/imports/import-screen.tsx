'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useMay } from '../commands/use-may.ts';
import { Page } from '../shell/page.tsx';
import { useSession } from '../sync/index.ts';
import { DeniedState } from '../ui/states.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Stepper } from '../ui/stepper.tsx';
import { CheckStep } from './check-step.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { FileStep, type SheetChosen } from './file-step.tsx';
import { RunStep } from './run-step.tsx';
import type { Checked, Prepared } from './staging.ts';

/** Where the wizard stands; each step carries what the one before it found. */
type Step =
  | { readonly at: 'file' }
  | { readonly at: 'columns'; readonly sheet: SheetChosen }
  | { readonly at: 'check'; readonly sheet: SheetChosen; readonly prepared: Prepared }
  | { readonly at: 'run'; readonly checked: Checked; readonly mode: 'good' | 'all_or_none' };

const ORDER = ['file', 'columns', 'check', 'run'] as const;

/** From a spreadsheet to samples, places or moves: choose, map, check, import. */
export function ImportScreen() {
  const t = useTranslations('imports');
  const session = useSession();
  const may = useMay();
  const [step, setStep] = useState<Step>({ at: 'file' });
  const restart = () => setStep({ at: 'file' });
  if (session.status !== 'ready') return <SkeletonRows rows={4} />;
  if (!may('import_samples.v1')) return <DeniedState level={1} />;
  return (
    <Page title={t('title')} intro={t('intro')} width="wide">
      <div className="flex flex-col gap-6">
        <Stepper
          label={t('steps.label')}
          steps={ORDER.map((id) => ({ id, label: t(`steps.${id}`) }))}
          current={step.at}
        />
        {step.at === 'file' && <FileStep onSheet={(sheet) => setStep({ at: 'columns', sheet })} />}
        {step.at === 'columns' && (
          <ColumnsStep
            sheet={step.sheet}
            onBack={restart}
            onDone={(prepared) => setStep({ at: 'check', sheet: step.sheet, prepared })}
          />
        )}
        {step.at === 'check' && (
          <CheckStep
            prepared={step.prepared}
            onBack={() => setStep({ at: 'columns', sheet: step.sheet })}
            onDone={(checked, mode) => setStep({ at: 'run', checked, mode })}
          />
        )}
        {step.at === 'run' && <RunStep checked={step.checked} mode={step.mode} onRestart={restart} />}
      </div>
    </Page>
  );
}
