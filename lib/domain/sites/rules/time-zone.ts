import { Refusal } from '../../commands/verdict.ts';

/** Refuses a time zone that nobody knows (`arguments_invalid`). */
export function checkTimeZone(timeZone: string): void {
  if (!isKnown(timeZone)) throw new Refusal('arguments_invalid', { field: 'timeZone' });
}

function isKnown(timeZone: string): boolean {
  // An offset such as `+01:00` would be taken too, but it knows nothing of summer time.
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(timeZone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
