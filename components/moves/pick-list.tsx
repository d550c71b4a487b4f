'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { PlannedMove } from '../../lib/domain/alerts/move-plan.ts';
import { PlaceLine } from '../places/place-line.tsx';
import { Arrow } from '../ui/arrow.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Code } from '../ui/code.tsx';
import { cx } from '../ui/cx.ts';
import type { planPlaces } from './plan-places.ts';

const FIRST = 100;
const NEAR = ['room', 'site', 'other'] as const;

interface PickListProps {
  steps: readonly PlannedMove[];
  done: ReadonlySet<string>;
  placeOf: ReturnType<typeof planPlaces>;
}

/** All moves of a plan, the nearest first, on paper with boxes to tick. */
export function PickList({ steps, done, placeOf }: PickListProps) {
  const t = useTranslations('moves');
  return (
    <>
      {NEAR.map((near) => {
        const group = steps.filter((step) => step.near === near);
        return group.length > 0 && <Group key={near} title={t(`near.${near}`)} steps={group} {...{ done, placeOf }} />;
      })}
    </>
  );
}

function Group({ title, steps, done, placeOf }: PickListProps & { title: string }) {
  const t = useTranslations('moves');
  const [most, setMost] = useState(FIRST);
  const shown = steps.slice(0, most);
  return (
    <Card title={title} flush>
      <ul role="list" className="divide-y divide-line">
        {shown.map((step) => {
          const isDone = done.has(step.id);
          const [from, to] = [placeOf(step.from), placeOf(step.to)];
          return (
            <li key={step.id} className="flex items-start gap-3 px-4 py-2.5 break-inside-avoid">
              <span
                role="img"
                aria-label={t(isDone ? 'step.isDone' : 'step.isOpen')}
                className={cx(
                  'mt-0.5 flex size-6 shrink-0 items-center justify-center rounded-sm border-2',
                  isDone ? 'border-ok-ink bg-ok-soft text-ok-ink' : 'border-edge',
                )}
              >
                {isDone && <span aria-hidden>✓</span>}
              </span>
              <div className={cx('min-w-0 flex-1', isDone && 'text-muted')}>
                <p className="font-semibold">
                  <bdi>{step.name}</bdi>{' '}
                  {step.barcode !== null && step.barcode !== step.name && <Code>{step.barcode}</Code>}
                </p>
                <p className="text-sm">
                  {from && <PlaceLine place={from} short />}
                  <Arrow />
                  {to && <PlaceLine place={to} />}
                </p>
              </div>
              {step.kind === 'container' && (
                <span className="figures shrink-0 text-sm">{t('holder', { count: step.samples })}</span>
              )}
            </li>
          );
        })}
      </ul>
      {steps.length > most && (
        <div className="border-t border-line p-3 print:hidden">
          <Button block onClick={() => setMost(most + 500)}>
            {t('more', { count: steps.length - most })}
          </Button>
        </div>
      )}
    </Card>
  );
}
