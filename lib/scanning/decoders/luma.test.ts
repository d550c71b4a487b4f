import { describe, expect, it } from 'vitest';
import { meansOf } from './luma.ts';

describe('the brightness of a picture', () => {
  it('has a mean in each field of a grid, whatever lies beside what is seen of its rows', () => {
    const [width, height, stride] = [64, 36, 80];
    const halves = Uint8Array.from({ length: stride * height }, (_, at) => (at % stride < width / 2 ? 40 : 200));
    expect([...meansOf({ data: halves, stride, width, height }, 4, 2)]).toEqual([40, 40, 200, 200, 40, 40, 200, 200]);
  });
});
