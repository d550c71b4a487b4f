/**
 * The day on which a schedule that is made now begins, so that somebody is on call at once: that of the last handover, today's or, where that is still
 * to come, yesterday's.
 *
 * @param now The moment.
 * @param timeZone IANA name of the schedule's zone.
 * @param handoverAt Clock time of the handover in it, HH:MM.
 * @returns A date, YYYY-MM-DD.
 */
export function firstShiftOn(now: Date, timeZone: string, handoverAt: string): string {
  // The Swedish way of writing a moment is ISO 8601: 2026-11-26 23:30.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const [today = '', clock = ''] = format.format(now).split(' ');
  if (clock >= handoverAt) return today;
  const yesterday = new Date(`${today}T00:00:00Z`);
  yesterday.setUTCDate(yesterday.getUTCDate() - 1);
  return yesterday.toISOString().slice(0, 10);
}
