import { expect, test } from 'vitest';
import { FakeClock, fakeRandom, fakeStorage } from '../testing/fakes.ts';
import { until } from '../testing/phone.ts';
import { leaseLock } from './lease.ts';

const NOON = Date.UTC(2026, 0, 1, 12);

function twoTabs() {
  const storage = fakeStorage();
  const clock = new FakeClock(NOON);
  const tab = (seed: number) => leaseLock({ storage, clock, random: fakeRandom(seed) });
  return { clock, first: tab(1), second: tab(2) };
}

/** Leads until told to end. */
function leading(log: string[], name: string) {
  return (lost: AbortSignal) =>
    new Promise<void>((resolve) => {
      log.push(`${name} leads`);
      lost.addEventListener('abort', () => {
        log.push(`${name} ends`);
        resolve();
      });
    });
}

test('one leads, the other waits until it has let go', async () => {
  const { clock, first, second } = twoTabs();
  const log: string[] = [];
  const [stopFirst, stopSecond] = [new AbortController(), new AbortController()];
  const one = first.hold('store', leading(log, 'first'), { signal: stopFirst.signal, steal: false });
  await until(() => log.length === 1, 'the first leads');
  const two = second.hold('store', leading(log, 'second'), { signal: stopSecond.signal, steal: false });
  stopFirst.abort();
  await one;
  await until(() => {
    clock.pass(1_000);
    return log.length === 3;
  }, 'the second leads');
  stopSecond.abort();
  await two;
  expect(log).toEqual(['first leads', 'first ends', 'second leads', 'second ends']);
});

test('a lease from the future, taken before the clock was set back, holds nobody up', async () => {
  const { clock, first, second } = twoTabs();
  const log: string[] = [];
  clock.setWall(NOON + 86_400_000);
  void first.hold('store', leading(log, 'first'), { signal: new AbortController().signal, steal: false });
  await until(() => log.length === 1, 'the first leads');
  clock.setWall(NOON);
  const stop = new AbortController();
  const two = second.hold('store', leading(log, 'second'), { signal: stop.signal, steal: false });
  await until(() => log.includes('second leads'), 'the second leads');
  stop.abort();
  await two;
});

test('a leader whose lease was taken finds out and ends', async () => {
  const { clock, first, second } = twoTabs();
  const log: string[] = [];
  const one = first.hold('store', leading(log, 'first'), { signal: new AbortController().signal, steal: false });
  await until(() => log.length === 1, 'the first leads');
  const stop = new AbortController();
  const two = second.hold('store', leading(log, 'second'), { signal: stop.signal, steal: true });
  await until(() => log.includes('second leads'), 'the second leads');
  await until(() => {
    clock.pass(5_000);
    return log.includes('first ends');
  }, 'the first ends');
  await one;
  stop.abort();
  await two;
});

test('a tab that stops waiting gets no lead', async () => {
  const { first, second } = twoTabs();
  const log: string[] = [];
  const stopFirst = new AbortController();
  const one = first.hold('store', leading(log, 'first'), { signal: stopFirst.signal, steal: false });
  await until(() => log.length === 1, 'the first leads');
  const stop = new AbortController();
  const two = second.hold('store', leading(log, 'second'), { signal: stop.signal, steal: false });
  stop.abort();
  await two;
  stopFirst.abort();
  await one;
  expect(log).toEqual(['first leads', 'first ends']);
});
