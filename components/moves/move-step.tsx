'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import type { PlannedMove } from '../../lib/domain/alerts/move-plan.ts';
import type { ScanEvent } from '../../lib/scanning/index.ts';
import { PlaceLine } from '../places/place-line.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Code } from '../ui/code.tsx';
import type { CameraOf } from '../commands/camera-of.ts';
import type { planPlaces } from './plan-places.ts';
import { useCodes } from '../commands/use-codes.ts';

type Facts = ReturnType<ReturnType<typeof planPlaces>>;

interface MoveStepProps {
  step: PlannedMove;
  from: Facts;
  to: Facts;
  camera: CameraOf;
  onMade: () => void;
  onLater: () => void;
}

/** One move: scan the thing, scan where it goes. What bears no code is confirmed by hand. */
export function MoveStep({ step, from, to, camera, onMade, onLater }: MoveStepProps) {
  const t = useTranslations('moves.step');
  const [taken, setTaken] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const wanted = taken ? (to?.barcode ?? null) : step.barcode;
  const target = to?.path.at(-1)?.name ?? '';
  const name = taken ? target : step.name;
  const next = useCallback(() => {
    setWrong(undefined);
    if (taken) onMade();
    else setTaken(true);
  }, [onMade, taken]);
  const heard = useCallback(
    (event: ScanEvent) => {
      if (event.kind === 'refused') return;
      const { text, also } = event.code.identity;
      if (wanted !== null && (text === wanted || also.includes(wanted))) next();
      else setWrong(text);
    },
    [next, wanted],
  );
  const stream = useCodes(heard);
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <p className="text-sm text-muted">{t('take')}</p>
        <p className="text-2xl font-semibold">
          <bdi>{step.name}</bdi>
        </p>
        {step.barcode !== null && (
          <p>
            <Code size="lg">{step.barcode}</Code>
          </p>
        )}
        {from && (
          <p>
            <PlaceLine place={from} />
          </p>
        )}
        <p className="mt-3 text-sm text-muted">{t('put')}</p>
        <p className="text-xl font-semibold">{to && <PlaceLine place={to} />}</p>
      </Card>
      {camera(stream)}
      <p role="status" className="text-lg font-semibold text-primary-ink">
        {t(taken ? 'scanTarget' : 'scanThing', { name })}
      </p>
      {wrong !== undefined && (
        <p role="alert" className="rounded-md border border-danger-ink bg-danger-soft p-3 text-danger-ink">
          {t('wrong', { code: wrong, name })}
        </p>
      )}
      <Button block variant={wanted === null ? 'primary' : 'secondary'} onClick={next}>
        {t(taken ? 'itIsThere' : 'haveIt')}
      </Button>
      <Button block onClick={onLater}>
        {t('later')}
      </Button>
    </div>
  );
}
