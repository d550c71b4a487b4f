'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Alert } from '../../lib/domain/alerts/model.ts';
import type { Threshold } from '../../lib/domain/thresholds/model.ts';
import { CurvePanel } from '../readings/curve-panel.tsx';
import { useCurve } from '../readings/use-curve.ts';
import { Card } from '../ui/card.tsx';
import { useClock } from '../ui/use-clock.ts';

const HOUR = 3_600_000;

interface AlertCurveProps {
  alert: Alert;
  /** Whose curve it is. */
  sensorId: string;
  threshold: Threshold | null;
}

/** The temperature around an alert: as long before it as it lasted, an hour at least, and as long after. */
export function AlertCurve(props: AlertCurveProps) {
  const now = useClock();
  return now === undefined ? null : <Curve {...props} now={now + 60_000} />;
}

function Curve({ alert, sensorId, threshold, now }: AlertCurveProps & { now: number }) {
  const t = useTranslations('alerts');
  const [moved, setMoved] = useState(0);
  const { startedAt, endedAt, limit, direction, quantity } = alert;
  const begin = Date.parse(startedAt);
  const end = endedAt === null ? now : Date.parse(endedAt);
  const room = Math.max(end - begin, HOUR);
  const window = { from: begin - room + moved, to: Math.min(end + room, now) + moved };
  const answer = useCurve(sensorId, window);
  // The limit that was broken stands; the other one is today's.
  const isOurs = quantity === 'temperature';
  const low = isOurs && direction === 'low' ? limit : (threshold?.low ?? null);
  const high = isOurs && direction === 'high' ? limit : (threshold?.high ?? null);
  return (
    <Card title={t('curve')}>
      <CurvePanel {...{ answer, window, low, high }} onPan={(by) => setMoved(moved + by)} />
    </Card>
  );
}
