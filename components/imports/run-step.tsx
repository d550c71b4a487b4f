'use client';

import CircleCheck from 'lucide-react/icons/circle-check';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { ImportKind } from '../../lib/domain/imports/model.ts';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { SyncError } from '../../lib/sync/ports.ts';
import { useSayError } from '../commands/use-say-error.ts';
import { useEnqueue } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { EmptyState } from '../ui/states.tsx';
import { slicesOf } from './slices.ts';
import type { Checked } from './staging.ts';
import { useOutcome } from './use-outcome.ts';

const COMMANDS = {
  samples: 'import_samples.v1',
  containers: 'import_containers.v1',
  moves: 'import_moves.v1',
} as const satisfies Record<ImportKind, string>;

interface RunStepProps {
  checked: Checked;
  mode: 'good' | 'all_or_none';
  onRestart: () => void;
}

/**
 * Gives the import to the outbox, in slices where bad rows are left out, so that a scan of somebody else never waits long. It goes on when the
 * page is left; the outbox shows it too.
 */
export function RunStep({ checked, mode, onRestart }: RunStepProps) {
  const t = useTranslations('imports.run');
  const say = useSayError();
  const enqueue = useEnqueue();
  const given = useRef(false);
  const [ids, setIds] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string>();
  const { importId, preview, firstRow, lastRow } = checked;

  useEffect(() => {
    // Once for this import, however often the effect runs.
    if (given.current) return;
    given.current = true;
    const give = async () => {
      for (const slice of slicesOf(firstRow, lastRow, mode)) {
        const { id } = await enqueue(COMMANDS[preview.kind], { importId, ...slice, mode });
        setIds((known) => [...known, id]);
      }
    };
    give().catch((error: unknown) => setProblem(error instanceof SyncError ? error.code : 'internal'));
  }, [enqueue, firstRow, lastRow, importId, mode, preview.kind]);

  const outcome = useOutcome(ids);
  const all = slicesOf(firstRow, lastRow, mode).length;
  if (problem !== undefined) return <Refusal text={say(problem)} />;
  if (!outcome || outcome.settled < all) {
    return (
      <div className="flex flex-col gap-3">
        <ProgressBar label={t('running')} value={outcome?.settled ?? 0} max={all} />
        <p className="text-muted">{t('leave')}</p>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {outcome.refusals.map((code) => (
        <Refusal key={code} text={say(code)} />
      ))}
      <EmptyState
        icon={<CircleCheck />}
        title={t('done', { count: outcome.imported })}
        actions={
          <>
            <Button onClick={onRestart}>{t('another')}</Button>
            <Button variant="primary" asChild>
              <Link href={preview.kind === 'containers' ? paths.storage() : paths.search()}>{t('look')}</Link>
            </Button>
          </>
        }
      >
        {outcome.bad > 0 ? t('skipped', { count: outcome.bad }) : t('complete')}
      </EmptyState>
    </div>
  );
}
