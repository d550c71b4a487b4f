import { type Baseline, baselineOf, jumpAt, slotOf, surprise } from './baseline.ts';
import type { AnomalyEvent, AnomalyParameters, AnomalyReason } from './model.ts';
import { median, ROUNDING } from './robust.ts';
import type { Chart } from './state.ts';

/** Of which block the value is. Times are milliseconds. */
export interface BlockTime {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** The chart after a block, what it says about it, and how near the limit it is (1: at it). */
export interface ChartStep {
  readonly chart: Chart;
  readonly events: readonly AnomalyEvent[];
  readonly ratio: number;
}

/** What a chart watches: the reason of a quick and of a slow change, and the smallest deviation that counts. */
export interface Feature {
  readonly quick: AnomalyReason;
  readonly slow: AnomalyReason;
  readonly floor: number;
}

const HOUR = 3_600_000;
/** A sum that needed no more than this to cross its limit was a jump, not a drift. */
const JUMP_HOURS = 12;
/** Deviations within which a block counts as back to normal. */
const CALM = 2;

/** Takes one block into the chart. `value` null: nothing usable was read in it; the sums start again after it. */
export function advanceChart(
  chart: Chart,
  value: number | null,
  block: BlockTime,
  feature: Feature,
  parameters: AnomalyParameters,
): ChartStep {
  const slots = 24 / parameters.blockHours;
  const settled = chart.blocks.slice(0, Math.max(0, chart.blocks.length - Math.round(parameters.lagDays * slots)));
  const baseline = baselineOf(settled, block.number - chart.blocks.length, feature.floor, parameters);
  if (value === null || !baseline)
    return { chart: quiet(remember(chart, value, slots, parameters)), events: [], ratio: 0 };
  const residual = value - (baseline.expected[slotOf(block.number, slots)] ?? 0);
  const residualAt = (back: number): number | null => {
    const earlier = chart.blocks.at(-back) ?? null;
    return earlier === null ? null : earlier - (baseline.expected[slotOf(block.number - back, slots)] ?? 0);
  };
  const weekAgo = residualAt(7 * slots);
  const z = surprise(residual, weekAgo, baseline.scale, parameters);
  if (chart.raised) return judgeRaised(chart, chart.raised, { value, z, baseline, block }, parameters);

  const next = accumulate(chart, z, block, parameters.slack);
  const sum = Math.max(next.up, next.down) / Math.max(parameters.decision, parameters.margin * baseline.worst);
  const jump = jumpAt([residualAt(2), residualAt(1), residual]);
  const away = weekAgo === null ? jump : nearer(jump, residual - weekAgo);
  const leap = Math.abs(away) / Math.max(parameters.jump * baseline.step, parameters.margin * baseline.worstJump);
  const ratio = Math.max(sum, leap);
  if (ratio < 1 - ROUNDING) return { chart: remember(next, value, slots, parameters), events: [], ratio };

  if (chart.moved && Math.abs(residual + chart.moved.by) <= (CALM + ROUNDING) * baseline.scale)
    return { chart: remember(moveBack(chart, chart.moved.by), value, slots, parameters), events: [], ratio: 0 };

  const isLeap = leap >= 1 - ROUNDING;
  const isUp = isLeap ? away > 0 : next.up >= next.down;
  const jumped = block.start - parameters.blockHours * HOUR;
  const since = isLeap ? jumped : ((isUp ? next.upSince : next.downSince) ?? block.start);
  const reason = isLeap || block.end - since <= JUMP_HOURS * HOUR ? feature.quick : feature.slow;
  const raised = { reason, since, blocks: [value], calm: 0 };
  const event: AnomalyEvent = { kind: 'raised', reason, at: block.end, since, direction: isUp ? 'up' : 'down' };
  const kept = forget(remember(next, null, slots, parameters), since, block, parameters);
  return { chart: { ...kept, raised }, events: [event], ratio };
}

/** The one nearer to 0, which is 0 when they point apart. */
function nearer(one: number, other: number): number {
  if (one * other <= 0) return 0;
  return Math.abs(one) < Math.abs(other) ? one : other;
}

/** Takes what led up to a raise out of the reference, or the next failure would have to be worse than this one to be seen. */
function forget(chart: Chart, since: number, block: BlockTime, { blockHours, lagDays }: AnomalyParameters): Chart {
  const most = Math.max(1, (lagDays * 24) / blockHours);
  const affected = Math.min(most, Math.round((block.end - since) / (blockHours * HOUR)));
  const from = chart.blocks.length - affected;
  return { ...chart, blocks: chart.blocks.map((value, index) => (index >= from ? null : value)) };
}

function accumulate(chart: Chart, z: number, { start }: BlockTime, slack: number): Chart {
  const up = Math.max(0, chart.up + z - slack);
  const down = Math.max(0, chart.down - z - slack);
  const upSince = up === 0 ? null : (chart.upSince ?? start);
  const downSince = down === 0 ? null : (chart.downSince ?? start);
  return { ...chart, up, down, upSince, downSince };
}

/** The sums at zero. What is raised stays raised: silence is no recovery. */
const quiet = (chart: Chart): Chart => ({ ...chart, up: 0, upSince: null, down: 0, downSince: null });

function remember(chart: Chart, value: number | null, slots: number, { referenceDays }: AnomalyParameters): Chart {
  const left = (chart.moved?.blocks ?? 0) - 1;
  const moved = chart.moved && left > 0 ? { ...chart.moved, blocks: left } : null;
  return { ...chart, moved, blocks: [...chart.blocks, value].slice(-Math.round(referenceDays * slots)) };
}

interface Judged {
  readonly value: number;
  readonly z: number;
  readonly baseline: Baseline;
  readonly block: BlockTime;
}

/** While raised, blocks stay out of the reference until they are normal again, or have lasted so long that they are the new normal. */
function judgeRaised(
  chart: Chart,
  raised: NonNullable<Chart['raised']>,
  { value, z, baseline, block }: Judged,
  parameters: AnomalyParameters,
): ChartStep {
  const slots = 24 / parameters.blockHours;
  const calm = Math.abs(z) <= CALM + ROUNDING ? raised.calm + 1 : 0;
  const blocks = [...raised.blocks, value];
  const kept = remember(chart, null, slots, parameters);
  const cleared = (because: 'recovered' | 'adapted'): AnomalyEvent[] => [
    { kind: 'cleared', reason: raised.reason, at: block.end, because },
  ];
  if (calm >= parameters.recoverDays * slots)
    return { chart: { ...quiet(kept), raised: null }, events: cleared('recovered'), ratio: 0 };
  if (blocks.length >= parameters.adaptDays * slots)
    return { chart: { ...adapt(quiet(kept), blocks, baseline), raised: null }, events: cleared('adapted'), ratio: 0 };
  return { chart: { ...kept, raised: { ...raised, blocks, calm } }, events: [], ratio: Math.max(1, Math.abs(z)) };
}

/** A repair brings the level back that was normal before: nothing to raise, and the reference goes with it. */
function moveBack(chart: Chart, by: number): Chart {
  const blocks = chart.blocks.map((value) => (value === null ? null : value - by));
  return { ...quiet(chart), blocks, moved: null };
}

/** Moves the reference to the new level and keeps its shape, so that nothing has to be learnt again. */
function adapt(chart: Chart, fresh: readonly (number | null)[], baseline: Baseline): Chart {
  const shift = median(fresh.filter((value) => value !== null)) - median(baseline.expected);
  const old = chart.blocks.slice(0, Math.max(0, chart.blocks.length - fresh.length));
  const blocks = [...old.map((value) => (value === null ? null : value + shift)), ...fresh];
  // A failure that grows is adapted to more than once; what counts is the level before all of it.
  return { ...chart, blocks, moved: { by: (chart.moved?.by ?? 0) + shift, blocks: chart.blocks.length } };
}
