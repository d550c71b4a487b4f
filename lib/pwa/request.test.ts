import { describe, expect, test } from 'vitest';
import { jsonWithin } from './request.ts';

// A body that comes in pieces says so, which TypeScript does not know yet.
const pieces = { duplex: 'half' };
const post = (body: BodyInit) => new Request('https://lab.example', { ...pieces, method: 'POST', body });

describe('the JSON of a body', () => {
  test('is what it says, in however many pieces it comes', async () => {
    const bytes = new TextEncoder().encode('{"name": "Kühlraum"}');
    const slow = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    expect(await jsonWithin(post(slow), 100)).toEqual({ name: 'Kühlraum' });
  });

  test('that is none, or nothing, is undefined', async () => {
    expect(await jsonWithin(post('{"name'), 100)).toBeUndefined();
    expect(await jsonWithin(new Request('https://lab.example', { method: 'POST' }), 100)).toBeUndefined();
  });

  test('that has no end is not waited for', async () => {
    let read = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        read += 1;
        controller.enqueue(new Uint8Array(1_000).fill(0x20));
      },
    });
    expect(await jsonWithin(post(endless), 10_000)).toBeUndefined();
    expect(read).toBeLessThan(20);
  });
});
