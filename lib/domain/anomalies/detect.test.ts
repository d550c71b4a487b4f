import { describe, expect, test } from 'vitest';
import { observe, observeAll } from './detect.ts';
import type { AnomalyEvent } from './model.ts';
import { anomalyStateSchema, newAnomalyState } from './state.ts';
import type { FailureKind } from './testing/failures.ts';
import { PROFILES } from './testing/profiles.ts';
import { makeSeries, START } from './testing/series.ts';

const DAY = 86_400_000;
const freezer = PROFILES.find(({ name }) => name === 'freezer')!;

const eventsOf = (kind: FailureKind | null, days = 21): readonly AnomalyEvent[] => {
  const failures = kind ? [{ kind, onDay: 14.3 }] : [];
  return observeAll(
    newAnomalyState(),
    makeSeries({ profile: freezer, seed: 11, everyMinutes: 5, days, failures }).readings,
  ).events;
};
const raisesOf = (kind: FailureKind | null) => eventsOf(kind).filter((event) => event.kind === 'raised');

describe('the detector', () => {
  test('says nothing of a healthy freezer with defrosts, doors and weekends', () => {
    expect(eventsOf(null, 35)).toEqual([]);
  });

  test.each(['leak', 'fan', 'door_seal', 'defrost_heater', 'sensor_drift', 'stuck'] as const)(
    'raises a failure (%s) after its onset and before the limit',
    (kind) => {
      const { labels } = makeSeries({
        profile: freezer,
        seed: 11,
        everyMinutes: 5,
        days: 21,
        failures: [{ kind, onDay: 14.3 }],
      });
      const first = raisesOf(kind)[0];
      expect(first?.at).toBeGreaterThan(labels[0]!.start);
      expect(first?.at).toBeLessThan(labels[0]!.limitAt ?? labels[0]!.end);
    },
  );

  test('names a stuck probe stuck, and since when', () => {
    const [first] = raisesOf('stuck');
    expect(first).toMatchObject({ reason: 'stuck', direction: 'none' });
    expect(Math.abs((first?.kind === 'raised' ? first.since : 0) - (START + 14.3 * DAY))).toBeLessThan(DAY / 12);
  });

  test('names a change of set point a level shift upwards, and gets used to it', () => {
    const events = eventsOf('set_point');
    expect(events[0]).toMatchObject({ kind: 'raised', reason: 'level_shift', direction: 'up' });
    expect(events[1]).toMatchObject({ kind: 'cleared' });
  });

  test('raises nothing again when a repair brings the old level back', () => {
    const readings = makeSeries({
      profile: freezer,
      seed: 11,
      everyMinutes: 5,
      days: 35,
      failures: [{ kind: 'door_seal', onDay: 14.3 }],
    });
    const { events } = observeAll(newAnomalyState(), readings.readings);
    expect(events.filter(({ kind, at }) => kind === 'raised' && at > readings.labels[0]!.end + DAY)).toEqual([]);
  });

  test('the score passes a half exactly when something is raised', () => {
    const { readings } = makeSeries({
      profile: freezer,
      seed: 11,
      everyMinutes: 15,
      days: 17,
      failures: [{ kind: 'fan', onDay: 14.3 }],
    });
    let state = newAnomalyState();
    for (const reading of readings) {
      const observation = observe(state, reading);
      state = observation.state;
      if (observation.events.length > 0) {
        expect(observation.score).toBeGreaterThanOrEqual(0.5);
        return;
      }
      expect(observation.score).toBeLessThan(0.5);
    }
    expect.unreachable('nothing was raised');
  });

  test('takes instants as ISO text too', () => {
    const { readings } = makeSeries({ profile: freezer, seed: 3, everyMinutes: 15, days: 9 });
    const texts = readings.map((reading) => ({ ...reading, takenAt: new Date(reading.takenAt).toISOString() }));
    expect(observeAll(newAnomalyState(), texts)).toEqual(observeAll(newAnomalyState(), readings));
  });

  test('keeps less than 8 KB of a sensor, however long it is read', () => {
    const { readings } = makeSeries({ profile: freezer, seed: 3, everyMinutes: 15, days: 60 });
    const { state } = observeAll(newAnomalyState(), readings);
    expect(anomalyStateSchema.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
    expect(JSON.stringify(state).length).toBeLessThan(8192);
  });
});
