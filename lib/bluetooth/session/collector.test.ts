import { describe, expect, it } from 'vitest';
import { createCollector } from './collector.ts';

const at = (second: number): Date => new Date(second * 1_000);

describe('the collector', () => {
  it('puts together what comes piece by piece', () => {
    const collector = createCollector(60_000);
    collector.add({ temperature: -80 }, at(0));
    collector.add({ battery: 88 }, at(0));
    expect(collector.take(at(0))).toEqual({ temperature: -80, humidity: null, pressure: null, battery: 88 });
  });

  it('makes no reading of a battery alone, nor twice of the same', () => {
    const collector = createCollector(60_000);
    collector.add({ battery: 88 }, at(0));
    expect(collector.take(at(0))).toBeNull();
    collector.add({ temperature: -80 }, at(1));
    expect([collector.take(at(1))?.battery, collector.take(at(2))]).toEqual([88, null]);
  });

  it('no longer says what is old, except for the battery', () => {
    const collector = createCollector(60_000);
    collector.add({ temperature: -80, humidity: 50, battery: 88 }, at(0));
    collector.add({ temperature: -79 }, at(61));
    expect(collector.take(at(61))).toEqual({ temperature: -79, humidity: null, pressure: null, battery: 88 });
  });

  it('forgets a value that the probe no longer knows', () => {
    const collector = createCollector(60_000);
    collector.add({ temperature: -80, humidity: 50 }, at(0));
    collector.add({ temperature: null, humidity: 51 }, at(1));
    expect(collector.take(at(1))).toMatchObject({ temperature: null, humidity: 51 });
  });

  it.each([
    ['colder than absolute zero', { temperature: -273.16 }],
    ['hotter than any probe', { temperature: 1e133 }],
    ['not a number', { temperature: Number.NaN }],
    ['humidity below zero', { humidity: -1 }],
    ['humidity far above 100 %', { humidity: 163.835 }],
    ['pressure of the deep sea', { pressure: 429_496 }],
  ])('takes no impossible value: %s', (_, values) => {
    const collector = createCollector(60_000);
    collector.add(values, at(0));
    expect(collector.take(at(0))).toBeNull();
  });
});
