import type { AnomalyEvent, AnomalyParameters } from './model.ts';
import type { AnomalyState } from './state.ts';

const HOUR = 3_600_000;
/** A silence longer than this ends a run: what was not read was not seen to be equal. */
const SILENCE = 2 * HOUR;
/** After this many days the longest run counts half. */
const HALF_LIFE_DAYS = 14;
/** A run of fewer readings proves nothing. */
const LEAST_READINGS = 8;

/** Follows the run of equal values. Its length is judged by the longest this sensor is used to: a still room in whole degrees has long ones. */
export function advanceStuck(
  state: AnomalyState,
  reading: { readonly at: number; readonly offset: number },
  parameters: AnomalyParameters,
): { stuck: AnomalyState['stuck']; events: AnomalyEvent[] } {
  const { stuck, lastAt, last } = state;
  const { at, offset } = reading;
  const firstAt = stuck.firstAt ?? at;
  const started = { ...stuck, firstAt, since: at, readings: 1, raised: false };
  if (lastAt === null || stuck.since === null) return { stuck: started, events: [] };

  const isSilent = at - lastAt > SILENCE;
  if (offset === last && !isSilent) {
    const run = { ...stuck, firstAt, readings: stuck.readings + 1 };
    const limit = Math.max(parameters.stuckHours * HOUR, parameters.stuckFactor * stuck.longest);
    const isLearnt = at - firstAt >= parameters.warmUpDays * 24 * HOUR;
    if (stuck.raised || !isLearnt || run.readings < LEAST_READINGS || at - stuck.since < limit)
      return { stuck: run, events: [] };
    const event: AnomalyEvent = { kind: 'raised', reason: 'stuck', at, since: stuck.since, direction: 'none' };
    return { stuck: { ...run, raised: true }, events: [event] };
  }
  // A run that was raised is a failure, not something to get used to; a silence neither ends nor proves it.
  if (stuck.raised && offset === last) return { stuck: { ...stuck, firstAt }, events: [] };
  const fading = 0.5 ** ((at - lastAt) / (HALF_LIFE_DAYS * 24 * HOUR));
  const longest = stuck.raised ? stuck.longest : Math.max(stuck.longest * fading, lastAt - stuck.since);
  const events: AnomalyEvent[] = stuck.raised ? [{ kind: 'cleared', reason: 'stuck', at, because: 'recovered' }] : [];
  return { stuck: { ...started, longest }, events };
}
