import { describe, expect, test } from 'vitest';
import { decodeFrame, encodeFrame, type Frame } from './frames.ts';

const frame: Frame = { joinRef: '1', ref: '2', topic: 'realtime:a', event: 'phx_join', payload: { a: 'é' } };

test.each(['1.0.0', '2.0.0'] as const)('what is written in %s reads the same', (version) => {
  expect(decodeFrame(version, Buffer.from(encodeFrame(version, frame)), false)).toEqual(frame);
});

describe('is no message', () => {
  test.each([
    ['empty', ''],
    ['not JSON', '{'],
    ['another shape', '{"topic": 1}'],
    ['too short', '["1", "2", "t"]'],
    ['a bare value', 'null'],
  ])('%s', (_, text) => {
    expect(decodeFrame('2.0.0', Buffer.from(text), false)).toBeUndefined();
    expect(decodeFrame('1.0.0', Buffer.from(text), false)).toBeUndefined();
  });

  test.each([
    ['empty', []],
    ['of another kind', [9, 0, 0, 0, 0, 0, 0]],
    ['shorter than it says', [3, 0, 0, 255, 0, 0, 1, 65]],
    ['JSON that is none', [3, 0, 0, 1, 1, 0, 1, 65, 66, 123]],
  ])('bytes: %s', (_, bytes) => {
    expect(decodeFrame('2.0.0', Buffer.from(bytes), true)).toBeUndefined();
  });
});
