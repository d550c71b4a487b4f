import { describe, expect, it } from 'vitest';
import { takenEdge } from './taken-edge.ts';

describe('the lower edge of the screen', () => {
  it('is taken up to the top of a bar that stands there', () => {
    expect(takenEdge({ top: 640, bottom: 752 }, 768)).toBe(128);
  });

  it('is taken by whole pixels, so that nothing is cut', () => {
    expect(takenEdge({ top: 640.4, bottom: 752 }, 768)).toBe(128);
  });

  it('is taken as well by a bar that stands a little above it', () => {
    expect(takenEdge({ top: 500, bottom: 612 }, 768)).toBe(268);
  });

  it('is free when the bar stands further up, or is scrolled away', () => {
    expect(takenEdge({ top: 300, bottom: 412 }, 768)).toBe(0);
    expect(takenEdge({ top: -200, bottom: -88 }, 768)).toBe(0);
    expect(takenEdge({ top: 900, bottom: 1012 }, 768)).toBe(0);
  });
});
