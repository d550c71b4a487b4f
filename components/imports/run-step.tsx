'use client';

import CircleCheck from 'lucide-react/icons/circle-check';
import CloudOff from 'lucide-react/icons/cloud-off';
import { useTranslations } from 'next-intl';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ImportKind } from '../../lib/domain/imports/model.ts';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { SyncError } from '../../lib/sync/ports.ts';
import { useSayError } from '../commands/use-say-error.ts';
import { useEnqueue, useSync } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { EmptyState } from '../ui/states.tsx';
import { BadRows } from './bad-rows.tsx';
import { giveSlices } from './give-slices.ts';
import type { Running } from './running.ts';
import type { InHand } from './staging.ts';
import { useOutcome } from './use-outcome.ts';

const COMMANDS = {
  samples: 'import_samples.v1',
  containers: 'import_containers.v1',
  moves: 'import_moves.v1',
} as const satisfies Record<ImportKind, string>;

interface RunStepProps {
  running: Running;
  /** The file, unless the app was opened anew since. */
  inHand: InHand | undefined;
  /** Told when the result is on the screen: from then on the next visit begins a new import. */
  onShown: () => void;
  onRestart: () => void;
}

/**
 * Gives the import to the outbox, in slices where bad rows are left out, so that a scan of somebody else never waits long. It goes on when the
 * page is left, and is here again when the person comes back.
 */
export function RunStep({ running, inHand, onShown, onRestart }: RunStepProps) {
  const t = useTranslations('imports.run');
  const say = useSayError();
  const enqueue = useEnqueue();
  const isOffline = useSync()?.online === false;
  const given = useRef(false);
  const [problem, setProblem] = useState<string>();
  const [allGiven, setAllGiven] = useState(false);
  const { kind, ids } = running;

  useEffect(() => {
    // Once for this import, however often the effect runs.
    if (given.current) return;
    given.current = true;
    giveSlices(running, (id, args) => enqueue(COMMANDS[running.kind], args, id)).then(
      () => setAllGiven(true),
      (error: unknown) => setProblem(error instanceof SyncError ? error.code : 'internal'),
    );
  }, [enqueue, running]);

  const outcome = useOutcome(ids);
  const isDone = outcome !== undefined && outcome.settled >= ids.length;
  // With the result, not a moment after it: whoever leaves as soon as they see it has seen it.
  useLayoutEffect(() => {
    if (isDone) onShown();
  }, [isDone, onShown]);
  if (problem !== undefined) return <Refusal text={say(problem)} />;
  if (!isDone) {
    return (
      <div className="flex flex-col gap-3">
        <ProgressBar label={t('running')} value={outcome?.settled ?? 0} max={ids.length} />
        {isOffline && (
          <p role="status" className="flex items-start gap-2 rounded-md bg-warn-soft p-3 font-semibold text-warn-ink">
            <CloudOff size={20} aria-hidden className="mt-0.5 shrink-0" />
            {t('offline')}
          </p>
        )}
        {allGiven && <p className="text-muted">{t('leave')}</p>}
      </div>
    );
  }
  const { lookFor } = running;
  const look = lookFor === null && kind === 'containers' ? paths.storage() : paths.search(lookFor ?? undefined);
  const bad = outcome.bad + running.unsent;
  const errors = [...(inHand?.unsendable ?? []), ...outcome.errors];
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
              <Link href={look}>{t('look')}</Link>
            </Button>
          </>
        }
      >
        {bad > 0 ? t('skipped', { count: bad }) : t('complete')}
      </EmptyState>
      {errors.length > 0 && <BadRows rows={errors} total={bad} prepared={inHand?.prepared} />}
    </div>
  );
}
