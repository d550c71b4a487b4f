import { advanceChart, type BlockTime } from './chart.ts';
import { type AnomalyEvent, type AnomalyParameters, DEFAULT_PARAMETERS, type Reading } from './model.ts';
import { median } from './robust.ts';
import type { AnomalyState, Hour } from './state.ts';
import { advanceStuck } from './stuck.ts';

const HOUR = 3_600_000;
/** What is beyond this (or NaN) is no temperature in any unit, and sums of it would not be finite. */
const HOTTEST = 1e9;
/** Blocks left out after one without readings: a freezer that was switched on again cools down for some hours. */
const SETTLING_HOURS = 12;

/** The state after a reading, the events it caused, and the score of the sensor (0.5: at the limit). */
export interface Observation {
  readonly state: AnomalyState;
  readonly events: readonly AnomalyEvent[];
  readonly score: number;
}

/**
 * Takes the next reading of a sensor. Constant work for most readings, and a sort of at most the reference (84 numbers) when a block is complete.
 * A reading that is not later than the last one, or no temperature, changes nothing: duplicates are harmless, and late readings do not count here.
 */
export function observe(
  state: AnomalyState,
  reading: Reading,
  parameters: AnomalyParameters = DEFAULT_PARAMETERS,
): Observation {
  const at = typeof reading.takenAt === 'number' ? Math.trunc(reading.takenAt) : Date.parse(reading.takenAt);
  const isUsable = Number.isSafeInteger(at) && Math.abs(reading.temperature) <= HOTTEST;
  if (!isUsable || (state.lastAt !== null && at <= state.lastAt)) return { state, events: [], score: state.score };

  const events: AnomalyEvent[] = [];
  const origin = state.origin ?? reading.temperature;
  // Plus 0 makes a negative zero, which JSON does not know, a positive one.
  const offset = reading.temperature - origin + 0;
  const stuck = advanceStuck(state, { at, offset }, parameters);
  events.push(...stuck.events);
  let next: AnomalyState = { ...state, origin, stuck: stuck.stuck };

  const hour = Math.floor(at / HOUR);
  const block = Math.floor(hour / parameters.blockHours);
  if (next.hour && next.hour.index !== hour) next = closeHour(next, next.hour);
  if (next.block !== null && next.block !== block) {
    const closed = closeBlocks(next, next.block, block, parameters);
    events.push(...closed.events);
    next = closed.state;
  }
  next = { ...next, block, hour: addTo(next.hour, hour, offset, state.lastAt === null ? offset : state.last) };
  return { state: { ...next, lastAt: at, last: offset }, events, score: next.score };
}

/** Takes readings in the order of time; gives all events. */
export function observeAll(
  state: AnomalyState,
  readings: Iterable<Reading>,
  parameters: AnomalyParameters = DEFAULT_PARAMETERS,
): Observation {
  const events: AnomalyEvent[] = [];
  let current = state;
  for (const reading of readings) {
    const observation = observe(current, reading, parameters);
    current = observation.state;
    events.push(...observation.events);
  }
  return { state: current, events, score: current.score };
}

/** An hour opens with the reading before it, so that one reading an hour has a swing too ("true range", Wilder 1978). */
function addTo(hour: Hour | null, index: number, offset: number, before: number): Hour {
  if (!hour) return { index, count: 1, sum: offset, low: Math.min(offset, before), high: Math.max(offset, before) };
  const { count, sum, low, high } = hour;
  return { index, count: count + 1, sum: sum + offset, low: Math.min(low, offset), high: Math.max(high, offset) };
}

function closeHour(state: AnomalyState, { sum, count, high, low }: Hour): AnomalyState {
  return { ...state, hour: null, hours: [...state.hours, { mean: sum / count, swing: high - low }] };
}

/** Closes the open block and those without readings up to the next one. */
function closeBlocks(
  state: AnomalyState,
  from: number,
  to: number,
  parameters: AnomalyParameters,
): { state: AnomalyState; events: AnomalyEvent[] } {
  const events: AnomalyEvent[] = [];
  const most = Math.round((parameters.referenceDays * 24) / parameters.blockHours);
  let next = state;
  // Of a long silence only the part that empties the reference matters.
  for (let number = from; number < to && number <= from + most; number += 1) {
    const isFirst = number === from;
    const step = closeBlock(isFirst ? next : { ...next, hours: [] }, number, parameters);
    events.push(...step.events);
    next = step.state;
  }
  return { state: { ...next, hours: [] }, events };
}

function closeBlock(
  state: AnomalyState,
  number: number,
  parameters: AnomalyParameters,
): { state: AnomalyState; events: readonly AnomalyEvent[] } {
  const span = parameters.blockHours * HOUR;
  const block: BlockTime = { number, start: number * span, end: (number + 1) * span };
  const isEmpty = state.hours.length === 0;
  const settlingBlocks = Math.ceil(SETTLING_HOURS / parameters.blockHours);
  const settling = isEmpty ? settlingBlocks : Math.max(0, state.settling - 1);
  const isUsable = state.hours.length * 2 >= parameters.blockHours && state.settling === 0 && !state.stuck.raised;

  const level = isUsable ? median(state.hours.map(({ mean }) => mean)) : null;
  const logs = state.hours.map(({ swing }) => Math.log(swing + parameters.resolution));
  const swing =
    isUsable && logs.every(Number.isFinite) ? logs.reduce((sum, value) => sum + value, 0) / logs.length : null;
  const levels = { quick: 'level_shift', slow: 'drift', floor: parameters.resolution } as const;
  const swings = { quick: 'variability', slow: 'variability', floor: parameters.swingResolution } as const;
  const first = advanceChart(state.level, level, block, levels, parameters);
  const second = advanceChart(state.variability, swing, block, swings, parameters);
  const ratio = Math.max(first.ratio, second.ratio, state.stuck.raised ? 1 : 0);
  return {
    state: { ...state, settling, level: first.chart, variability: second.chart, score: ratio / (1 + ratio) },
    events: [...first.events, ...second.events],
  };
}
