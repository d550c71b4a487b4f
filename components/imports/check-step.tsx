'use client';

import CircleCheck from 'lucide-react/icons/circle-check';
import CloudOff from 'lucide-react/icons/cloud-off';
import RotateCw from 'lucide-react/icons/rotate-cw';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { unusedColumns } from '../../lib/domain/imports/unused-columns.ts';
import { useSayError } from '../commands/use-say-error.ts';
import { Button } from '../ui/button.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { StateView } from '../ui/state-view.tsx';
import { ErrorState } from '../ui/states.tsx';
import { StatusPill } from '../ui/status-pill.tsx';
import { BadRows } from './bad-rows.tsx';
import { GoodRows } from './good-rows.tsx';
import { modeForAll } from './slices.ts';
import type { Checked, Prepared } from './staging.ts';
import { UnusedNotice } from './unused-notice.tsx';
import { useCheck } from './use-check.ts';

interface CheckStepProps {
  prepared: Prepared;
  onBack: () => void;
  onOtherFile: () => void;
  onDone: (checked: Checked, mode: 'good' | 'all_or_none') => void;
}

/** Asks the server about every row before anything is imported, and lists each bad one with its reason. */
export function CheckStep({ prepared, onBack, onOtherFile, onDone }: CheckStepProps) {
  const t = useTranslations('imports.check');
  const actions = useTranslations('common.actions');
  const sayUnused = useTranslations('imports.unused');
  const say = useSayError();
  const { state, retry } = useCheck(prepared);
  const unused = useMemo(() => unusedColumns(prepared.table, prepared.headerRow, prepared.mapping), [prepared]);

  if (state.at === 'checking') return <ProgressBar label={t('checking')} value={state.done} max={state.all} />;
  const elsewhere = (
    <>
      <Button onClick={onBack}>{t('back')}</Button>
      <Button onClick={onOtherFile}>{t('otherFile')}</Button>
    </>
  );
  if (state.at === 'waiting') {
    return (
      <div role="status">
        <StateView
          tone="warn"
          icon={<CloudOff />}
          title={t('waiting')}
          actions={
            <>
              <Button icon={<RotateCw size={20} aria-hidden />} onClick={retry}>
                {actions('retry')}
              </Button>
              {elsewhere}
            </>
          }
        >
          {t('offline')}
        </StateView>
      </div>
    );
  }
  if (state.at === 'failed') {
    return (
      <ErrorState
        actions={
          <>
            <Button variant="primary" icon={<RotateCw size={20} aria-hidden />} onClick={retry}>
              {actions('retry')}
            </Button>
            {elsewhere}
          </>
        }
      >
        {say(state.code)}
      </ErrorState>
    );
  }
  const { checked } = state;
  const { preview, unsendable, blank } = checked;
  const bad = preview.bad + unsendable.length;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-2" role="status">
        <StatusPill tone="ok" icon={<CircleCheck aria-hidden />}>
          {t('good', { count: preview.good })}
        </StatusPill>
        {bad > 0 && (
          <StatusPill tone="danger" icon={<TriangleAlert aria-hidden />}>
            {t('bad', { count: bad })}
          </StatusPill>
        )}
        {blank > 0 && <span className="text-sm text-muted">{t('blank', { count: blank })}</span>}
      </div>
      <UnusedNotice columns={unused} action={<Button onClick={onBack}>{sayUnused('use')}</Button>} />
      {bad > 0 && <BadRows rows={[...unsendable, ...preview.errors]} total={bad} prepared={prepared} />}
      <GoodRows prepared={prepared} checked={checked} />
      {preview.good === 0 && <p>{t('nothingGood')}</p>}
      <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <Button onClick={onBack}>{t('back')}</Button>
        {bad > 0 && preview.good > 0 && (
          <Button variant="primary" onClick={() => onDone(checked, 'good')}>
            {t('importGood', { count: preview.good })}
          </Button>
        )}
        {bad === 0 && preview.good > 0 && (
          <Button variant="primary" onClick={() => onDone(checked, modeForAll(preview.rows))}>
            {t('importAll', { count: preview.good })}
          </Button>
        )}
      </div>
    </div>
  );
}
