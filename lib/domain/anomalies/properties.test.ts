import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { observe, observeAll } from './detect.ts';
import { type AnomalyEvent, DEFAULT_PARAMETERS, type Reading } from './model.ts';
import { type AnomalyState, anomalyStateSchema, newAnomalyState } from './state.ts';
import { FAILURES } from './testing/failures.ts';
import { PROFILES } from './testing/profiles.ts';
import { makeSeries } from './testing/series.ts';

const HOUR = 3_600_000;
const RUNS = { numRuns: 15 };

/** A series of three weeks with a failure. Its temperatures are whole 1/64 °C: shifted or doubled they are exact, so the events must be the same. */
const troubled = fc
  .record({
    profile: fc.constantFrom(...PROFILES),
    seed: fc.integer({ min: 1, max: 1e6 }),
    everyMinutes: fc.constantFrom(15, 30),
    kind: fc.constantFrom(...FAILURES),
    isUnreliable: fc.boolean(),
  })
  .map(({ kind, ...options }) =>
    makeSeries({ ...options, days: 19, failures: [{ kind, onDay: 13 }] }).readings.map(
      ({ takenAt, temperature }): Reading => ({ takenAt, temperature: Math.round(temperature * 64) / 64 }),
    ),
  );

const eventsOf = (readings: readonly Reading[], parameters = DEFAULT_PARAMETERS): readonly AnomalyEvent[] =>
  observeAll(newAnomalyState(), readings, parameters).events;
const mapped = (readings: readonly Reading[], change: (temperature: number) => number): Reading[] =>
  readings.map(({ takenAt, temperature }) => ({ takenAt, temperature: change(temperature) }));
const throughJson = (state: AnomalyState): AnomalyState => anomalyStateSchema.parse(JSON.parse(JSON.stringify(state)));

describe('the detector, whatever it reads', () => {
  test('gives the same events when all temperatures are shifted', () => {
    fc.assert(
      fc.property(troubled, fc.integer({ min: -200, max: 200 }), (readings, shift) => {
        expect(eventsOf(mapped(readings, (value) => value + shift))).toEqual(eventsOf(readings));
      }),
      RUNS,
    );
  });

  const isSameWhenScaled = (readings: readonly Reading[], factor: number) => {
    const scaled = { ...DEFAULT_PARAMETERS, resolution: DEFAULT_PARAMETERS.resolution * factor };
    const times = (events: readonly AnomalyEvent[]) => events.map(({ kind, reason, at }) => `${kind} ${reason} ${at}`);
    const larger = mapped(readings, (value) => value * factor);
    expect(times(eventsOf(larger, scaled))).toEqual(times(eventsOf(readings)));
  };
  test('gives the same events when temperatures and resolution are scaled', () => {
    fc.assert(fc.property(troubled, fc.constantFrom(0.25, 2, 8), isSameWhenScaled), RUNS);
  });

  test('gives the same events when scaled although its rhythm is exactly at the border of being one', () => {
    fc.assert(fc.property(troubled, fc.constantFrom(0.25, 2, 8), isSameWhenScaled), {
      ...{ numRuns: 1, seed: 1757743990, path: '1' },
    });
  });

  test('resumed from its stored state at any point it gives the same events', () => {
    fc.assert(
      fc.property(
        troubled,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }),
        (readings, cuts) => {
          const points = [
            0,
            ...cuts.map((cut) => Math.floor(cut * readings.length)).sort((a, b) => a - b),
            readings.length,
          ];
          let state = newAnomalyState();
          const events: AnomalyEvent[] = [];
          for (const [index, end] of points.entries()) {
            const part = observeAll(throughJson(state), readings.slice(points[index - 1] ?? 0, end));
            state = part.state;
            events.push(...part.events);
          }
          expect(events).toEqual(eventsOf(readings));
        },
      ),
      RUNS,
    );
  });

  test('a reading that comes again, late or as no number changes nothing', () => {
    fc.assert(
      fc.property(troubled, fc.integer({ min: 1, max: 20 }), (readings, back) => {
        const disturbed = readings.flatMap((reading, index) => [
          reading,
          { ...reading, temperature: reading.temperature + 30 },
          readings[Math.max(0, index - back)]!,
          { takenAt: reading.takenAt, temperature: NaN },
          { takenAt: 'yesterday', temperature: 4 },
        ]);
        expect(observeAll(newAnomalyState(), disturbed)).toEqual(observeAll(newAnomalyState(), readings));
      }),
      RUNS,
    );
  });

  test('never gives NaN, and its state always passes its schema', () => {
    const reading = fc.record({
      wait: fc.oneof(fc.integer({ min: 0, max: 2 * HOUR }), fc.integer({ min: 0, max: 2000 * HOUR })),
      temperature: fc.oneof(
        fc.double(),
        fc.constantFrom(4, 4.5, NaN, Infinity, -273.15),
        fc.double({ min: -90, max: 40 }),
      ),
    });
    fc.assert(
      fc.property(fc.array(reading, { minLength: 50, maxLength: 300 }), (steps) => {
        let [state, at] = [newAnomalyState(), 0];
        for (const { wait, temperature } of steps) {
          at += wait;
          const observation = observe(state, { takenAt: at, temperature });
          state = throughJson(observation.state);
          // Written down, minus zero is zero: a mean of traces below zero may be either.
          expect(JSON.stringify(state)).toBe(JSON.stringify(observation.state));
        }
      }),
      RUNS,
    );
  });

  test('a gap in a healthy series raises nothing, nor does a freezer that cools down after it', () => {
    const healthy = fc.record({
      profile: fc.constantFrom(...PROFILES),
      seed: fc.constantFrom(5, 23, 42),
      gapHours: fc.integer({ min: 8, max: 24 * 20 }),
      warmBy: fc.constantFrom(0, 20),
    });
    fc.assert(
      fc.property(healthy, ({ profile, seed, gapHours, warmBy }) => {
        const { readings } = makeSeries({ profile, seed, everyMinutes: 15, days: 34 });
        const from = Number(readings[0]!.takenAt) + 10 * 24 * HOUR;
        const until = from + gapHours * HOUR;
        const broken = readings
          .filter(({ takenAt }) => Number(takenAt) < from || Number(takenAt) >= until)
          .map(({ takenAt, temperature }) => {
            const hours = (Number(takenAt) - until) / HOUR;
            return { takenAt, temperature: hours < 0 ? temperature : temperature + warmBy * Math.exp(-hours / 2) };
          })
          .filter(({ takenAt }) => Number(takenAt) < until + 24 * HOUR);
        const raised = eventsOf(broken).filter(({ kind, at }) => kind === 'raised' && at >= until);
        expect(raised).toEqual([]);
      }),
      // How often a healthy sensor alarms by chance is a figure, not a test: these gaps are the same in every run.
      { numRuns: 40, seed: 1 },
    );
  });
});
