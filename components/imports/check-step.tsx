'use client';

import CircleCheck from 'lucide-react/icons/circle-check';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { v7 } from 'uuid';
import { SyncError } from '../../lib/sync/ports.ts';
import { useSayError } from '../commands/use-say-error.ts';
import { useBackend, useSession } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { ErrorState } from '../ui/states.tsx';
import { StatusPill } from '../ui/status-pill.tsx';
import { BadRows } from './bad-rows.tsx';
import { modeForAll } from './slices.ts';
import { type Checked, type Prepared, stage } from './staging.ts';

type State =
  | { readonly at: 'checking'; readonly done: number; readonly all: number }
  | { readonly at: 'checked'; readonly checked: Checked }
  | { readonly at: 'failed'; readonly code: string };

interface CheckStepProps {
  prepared: Prepared;
  onBack: () => void;
  onDone: (checked: Checked, mode: 'good' | 'all_or_none') => void;
}

/** Asks the server about every row before anything is imported, and lists each bad one with its reason. */
export function CheckStep({ prepared, onBack, onDone }: CheckStepProps) {
  const t = useTranslations('imports.check');
  const say = useSayError();
  const { rpc } = useBackend();
  const session = useSession();
  const tenantId = session.status === 'ready' ? session.tenant.id : '';
  const [attempt, setAttempt] = useState(() => v7());
  const [state, setState] = useState<State>({ at: 'checking', done: 0, all: 1 });

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const onProgress = (done: number, all: number) => {
      if (!signal.aborted) setState({ at: 'checking', done, all });
    };
    stage(prepared, { rpc, tenantId, importId: attempt, signal, onProgress }).then(
      (checked) => {
        if (!signal.aborted) setState({ at: 'checked', checked });
      },
      (error: unknown) => {
        if (!signal.aborted) setState({ at: 'failed', code: error instanceof SyncError ? error.code : 'internal' });
      },
    );
    return () => leaving.abort();
  }, [prepared, rpc, tenantId, attempt]);

  if (state.at === 'checking') return <ProgressBar label={t('checking')} value={state.done} max={state.all} />;
  if (state.at === 'failed') {
    return <ErrorState onRetry={() => setAttempt(v7())}>{say(state.code)}</ErrorState>;
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
      {bad > 0 && <BadRows rows={[...unsendable, ...preview.errors]} total={bad} prepared={prepared} />}
      {preview.good === 0 && <p>{t('nothingGood')}</p>}
      <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <Button onClick={onBack}>{t('back')}</Button>
        {bad > 0 && preview.good > 0 && (
          <Button onClick={() => onDone(checked, 'good')}>{t('importGood', { count: preview.good })}</Button>
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
