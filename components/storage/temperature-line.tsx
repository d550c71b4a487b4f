'use client';

import { paths } from '../../lib/config/paths.ts';
import { worseState } from '../../lib/domain/sensors/state.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useUnits } from '../readings/use-units.ts';
import { SensorStatePill } from '../readings/sensor-state-pill.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { type HolderTemperature, useTemperatures } from './use-temperatures.ts';

/** What the sensors in a holder say now, each with its state and age, and the way to its curve. */
export function TemperatureLine({ containerId }: { containerId: string }) {
  const say = useUnits();
  const found = useTemperatures().get(containerId) ?? [];
  return found.map(({ sensorId, name, state, report }) => (
    <p key={sensorId} className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Link
        href={paths.sensors(sensorId)}
        className="inline-flex min-h-target items-center gap-2 underline decoration-1 underline-offset-4"
      >
        {report?.temperature != null && (
          <span className="figures font-mono font-semibold">{say('temperature', report.temperature, 'measured')}</span>
        )}
        <bdi>{name}</bdi>
      </Link>
      <SensorStatePill state={state} />
      {report?.takenAt != null && <RelativeTime iso={report.takenAt} className="text-sm text-muted" />}
    </p>
  ));
}

/** The same in a list: value and state alone. */
export function TemperatureMark({ temperatures }: { temperatures: readonly HolderTemperature[] | undefined }) {
  const say = useUnits();
  const first = temperatures?.toSorted((a, b) => worseState(a.state, b.state))[0];
  if (!first) return null;
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink">
      {first.report?.temperature != null && (
        <span className="figures font-mono font-semibold">
          {say('temperature', first.report.temperature, 'measured')}
        </span>
      )}
      {first.state !== 'ok' && <SensorStatePill state={first.state} />}
    </span>
  );
}
