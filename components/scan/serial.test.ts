import { describe, expect, it } from 'vitest';
import { createSerial } from './serial.ts';

describe('scans in a row', () => {
  it('are worked through in their order, the slow first one too', async () => {
    const done: string[] = [];
    const run = createSerial(() => undefined);
    let finish = () => {};
    const slow = new Promise<void>((resolve) => (finish = resolve));
    const first = run(async () => {
      await slow;
      done.push('first');
    });
    const second = run(async () => {
      done.push('second');
    });
    finish();
    await Promise.all([first, second]);
    expect(done).toEqual(['first', 'second']);
  });

  it('go on after one that failed, and the failure is told', async () => {
    const told: unknown[] = [];
    const done: string[] = [];
    const run = createSerial((error) => told.push(error));
    await run(() => Promise.reject(new Error('full')));
    await run(async () => {
      done.push('next');
    });
    expect(done).toEqual(['next']);
    expect(told).toEqual([new Error('full')]);
  });
});
