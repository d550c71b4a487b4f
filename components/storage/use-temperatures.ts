'use client';

import { useMemo } from 'react';
import type { SensorReport } from '../../lib/domain/readings/answers.ts';
import { sensorState, type SensorState } from '../../lib/domain/sensors/state.ts';
import { sensorViews } from '../readings/sensor-views.ts';
import { useReports } from '../readings/use-reports.ts';
import { useQuery } from '../sync/index.ts';

/** What a sensor in a holder says. */
export interface HolderTemperature {
  readonly sensorId: string;
  readonly name: string;
  readonly state: SensorState;
  readonly report: SensorReport | null | undefined;
}

/** The sensors that measure holders, by the holder's id. */
export function useTemperatures(): ReadonlyMap<string, readonly HolderTemperature[]> {
  const { reportOf } = useReports();
  const views = useQuery(sensorViews, [], { unhurried: true });
  return useMemo(() => {
    const found = new Map<string, HolderTemperature[]>();
    for (const { sensor, alert, threshold } of views ?? []) {
      if (sensor.containerId === null) continue;
      const report = reportOf(sensor.id);
      const state = sensorState(alert, report, threshold);
      const others = found.get(sensor.containerId) ?? [];
      found.set(sensor.containerId, [...others, { sensorId: sensor.id, name: sensor.name, state, report }]);
    }
    return found;
  }, [views, reportOf]);
}
