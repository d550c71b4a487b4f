'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { MovePlan, PlannedMove } from '../../lib/domain/alerts/move-plan.ts';
import type { DraftOf } from '../../lib/domain/commands/catalogue.ts';
import { useAct } from '../commands/use-act.ts';
import { Page } from '../shell/page.tsx';
import { Button } from '../ui/button.tsx';
import { MoveStep } from './move-step.tsx';
import type { CameraOf } from '../commands/camera-of.ts';
import type { planPlaces } from './plan-places.ts';

interface MoveStepsProps {
  plan: MovePlan;
  done: ReadonlySet<string>;
  placeOf: ReturnType<typeof planPlaces>;
  camera: CameraOf;
  onTick: (id: string) => void;
  onClose: () => void;
}

/** The ordinary command of a planned move. */
function draftOf(step: PlannedMove, plan: MovePlan): DraftOf<'move_container.v1' | 'move_sample.v1'> | null {
  const target = plan.places.find(({ id }) => id === step.to.containerId);
  if (!target) return null;
  const { containerId, position } = step.to;
  if (step.kind === 'container') {
    return {
      name: 'move_container.v1',
      args: { containerId: step.id, siteId: target.siteId, parentId: containerId, position },
    };
  }
  const from =
    step.from.containerId === null ? null : { containerId: step.from.containerId, position: step.from.position };
  return { name: 'move_sample.v1', args: { sampleId: step.id, from, to: { containerId, position } } };
}

/** One move after the other: the next one that is not made, until none is left. What is put off comes last. */
export function MoveSteps({ plan, done, placeOf, camera, onTick, onClose }: MoveStepsProps) {
  const t = useTranslations('moves');
  const act = useAct();
  const [later, setLater] = useState<readonly string[]>([]);
  const open = plan.steps.filter(({ id }) => !done.has(id));
  const step = open.find(({ id }) => !later.includes(id)) ?? open[0];
  const count = plan.steps.length;
  const carryOut = async (made: PlannedMove) => {
    const draft = draftOf(made, plan);
    if (draft && (await act([draft], { text: t('step.moved', { name: made.name }) }))) onTick(made.id);
  };
  return (
    <Page title={step ? t('step.title', { at: count - open.length + 1, count }) : t('allDone')}>
      {step ? (
        <MoveStep
          key={step.id}
          step={step}
          from={placeOf(step.from)}
          to={placeOf(step.to)}
          camera={camera}
          onMade={() => void carryOut(step)}
          onLater={() => setLater([...later.filter((id) => id !== step.id), step.id])}
        />
      ) : (
        <p className="text-lg">{t('allDone')}</p>
      )}
      <Button block className="mt-4" onClick={onClose}>
        {t('step.stop')}
      </Button>
    </Page>
  );
}
