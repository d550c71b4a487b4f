import type { ClockPort } from '../ports.ts';

const clock: ClockPort = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** The clocks of the device. */
export function browserClock(): ClockPort {
  return clock;
}
