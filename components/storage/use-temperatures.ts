'use client';

import { useMemo } from 'react';
import type { SensorReport } from '../../lib/domain/readings/answers.ts';
import { lastingAlert, sensorState, type SensorState } from '../../lib/domain/sensors/state.ts';
import { useReports } from '../readings/use-reports.ts';
import { useQuery } from '../sync/index.ts';

/** What a sensor in a holder says. */
export interface HolderTemperature {
  readonly sensorId: string;
  readonly name: string;
  readonly state: SensorState;
  readonly report: SensorReport | undefined;
}

/** The sensors that measure holders, by the holder's id. */
export function useTemperatures(): ReadonlyMap<string, readonly HolderTemperature[]> {
  const { reports } = useReports();
  const known = useQuery(async (held) => ({ sensors: await held.all('sensor'), alerts: await held.all('alert') }), [], {
    unhurried: true,
  });
  return useMemo(() => {
    const found = new Map<string, HolderTemperature[]>();
    for (const { doc } of known?.sensors ?? []) {
      if (doc.containerId === null || doc.archived) continue;
      const own = (known?.alerts ?? []).filter((alert) => alert.doc.sensorId === doc.id);
      const report = reports.get(doc.id);
      const state = sensorState(lastingAlert(own.map((alert) => alert.doc)), report);
      const others = found.get(doc.containerId) ?? [];
      found.set(doc.containerId, [...others, { sensorId: doc.id, name: doc.name, state, report }]);
    }
    return found;
  }, [known, reports]);
}
