'use client';

import ArrowLeft from 'lucide-react/icons/arrow-left';
import ArrowRight from 'lucide-react/icons/arrow-right';
import ZoomIn from 'lucide-react/icons/zoom-in';
import ZoomOut from 'lucide-react/icons/zoom-out';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Range } from '../../lib/domain/readings/scale.ts';
import { CurvePanel } from '../readings/curve-panel.tsx';
import { useCurve } from '../readings/use-curve.ts';
import { Card } from '../ui/card.tsx';
import { useClock } from '../ui/use-clock.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { DoorOpenings } from './door-openings.tsx';
import { ExcursionList } from './excursion-list.tsx';
import type { SensorView } from '../readings/sensor-views.ts';

const HOUR = 3_600_000;
const SPANS = { hour: HOUR, day: 24 * HOUR, week: 168 * HOUR, month: 720 * HOUR, year: 8760 * HOUR } as const;
const spans = ['hour', 'day', 'week', 'month', 'year'] as const;
type Span = (typeof spans)[number];
const SHORTEST = HOUR / 6;
const LONGEST = 10 * SPANS.year;

/** The curve of a sensor: a chosen stretch up to now that goes on with the time, or any other by moving and zooming. */
export function SensorCurve({ view: { sensor, threshold } }: { view: SensorView }) {
  const now = useClock();
  return now === undefined ? null : (
    <Curve sensorId={sensor.id} low={threshold?.low ?? null} high={threshold?.high ?? null} now={now + 60_000} />
  );
}

function Curve({
  sensorId,
  low,
  high,
  now,
}: {
  sensorId: string;
  low: number | null;
  high: number | null;
  now: number;
}) {
  const t = useTranslations('sensors.curve');
  const [span, setSpan] = useState<Span | undefined>('day');
  const [length, setLength] = useState<number>(SPANS.day);
  const [end, setEnd] = useState<number>();
  const to = end ?? now;
  const window: Range = { from: to - length, to };
  const answer = useCurve(sensorId, window);

  const choose = (next: Span) => {
    setSpan(next);
    setLength(SPANS[next]);
    setEnd(undefined);
  };
  const pan = (by: number) => {
    const next = to + by;
    setEnd(next >= now ? undefined : next);
  };
  const zoom = (factor: number) => {
    const next = Math.min(Math.max(length * factor, SHORTEST), LONGEST);
    const middle = to - length / 2;
    setSpan(undefined);
    setLength(next);
    // A window that ends now keeps its end: what happens now is what somebody watches.
    if (end !== undefined) setEnd(Math.min(middle + next / 2, now));
  };
  return (
    <Card title={t('title')}>
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center gap-2">
          <div className="max-w-full flex-1 basis-72 overflow-x-auto">
            <RadioGroup<Span>
              label={t('span')}
              labelHidden
              look="segments"
              className="min-w-max"
              value={span}
              onChange={choose}
              options={spans.map((value) => ({ value, label: t(`spans.${value}`) }))}
            />
          </div>
          {/* Time runs from left to right in every language, and so do its buttons. */}
          <div dir="ltr" className="flex gap-1">
            <IconButton label={t('earlier')} tone="outlined" onClick={() => pan(-length / 2)}>
              <ArrowLeft size={22} aria-hidden />
            </IconButton>
            <IconButton label={t('zoomOut')} tone="outlined" onClick={() => zoom(2)} disabled={length >= LONGEST}>
              <ZoomOut size={22} aria-hidden />
            </IconButton>
            <IconButton label={t('zoomIn')} tone="outlined" onClick={() => zoom(0.5)} disabled={length <= SHORTEST}>
              <ZoomIn size={22} aria-hidden />
            </IconButton>
            <IconButton label={t('later')} tone="outlined" onClick={() => pan(length / 2)} disabled={end === undefined}>
              <ArrowRight size={22} aria-hidden />
            </IconButton>
          </div>
        </div>
        <CurvePanel answer={answer} window={window} low={low} high={high} onPan={pan} />
        <DoorOpenings sensorId={sensorId} window={window} />
        <ExcursionList excursions={answer.data?.excursions ?? []} />
      </div>
    </Card>
  );
}
