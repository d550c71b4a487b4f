const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** How long something lasted, in the two units that matter. */
export type Duration =
  | { readonly in: 'seconds'; readonly seconds: number }
  | { readonly in: 'minutes'; readonly minutes: number }
  | { readonly in: 'hours'; readonly hours: number; readonly minutes: number }
  | { readonly in: 'days'; readonly days: number; readonly hours: number };

/** Seconds as a person would say them; a clock that runs behind makes none of them negative. */
export function durationOf(seconds: number): Duration {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < MINUTE) return { in: 'seconds', seconds: whole };
  if (whole < HOUR) return { in: 'minutes', minutes: Math.floor(whole / MINUTE) };
  if (whole < DAY) {
    return { in: 'hours', hours: Math.floor(whole / HOUR), minutes: Math.floor((whole % HOUR) / MINUTE) };
  }
  return { in: 'days', days: Math.floor(whole / DAY), hours: Math.floor((whole % DAY) / HOUR) };
}
