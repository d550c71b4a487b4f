'use client';

import { useMemo } from 'react';
import { type Curve, curveSchema } from '../../lib/domain/readings/answers.ts';
import type { Range } from '../../lib/domain/readings/scale.ts';
import { type Answer, useAnswer } from '../remote/use-answer.ts';
import type { Question } from '../remote/use-remote.ts';

/** More points than a wide screen has columns tell nothing. */
const POINTS = 360;

/** The curve of a sensor in a window, in as many points as a screen can show: never the readings of a year. */
export function useCurve(sensorId: string, { from, to }: Range): Answer<Curve> {
  const question = useMemo<Question>(
    () => (client, tenantId) =>
      client.rpc('sensor_curve', {
        ...{ p_tenant_id: tenantId, p_sensor_id: sensorId, p_points: POINTS },
        ...{ p_from: new Date(from).toISOString(), p_to: new Date(to).toISOString() },
      }),
    [sensorId, from, to],
  );
  return useAnswer(curveSchema, question);
}
