import { describe, expect, it } from 'vitest';
import { isNameInUse } from './same-name.ts';

const types = [
  { id: 'box', name: 'Box 10x20', archived: false },
  { id: 'old', name: 'Rack 4x5', archived: true },
];

describe('a name', () => {
  it('is in use when something else bears it, however it is written', () => {
    for (const name of ['Box 10x20', 'box 10X20', '  Box   10x20 ', 'Box\u00a010x20']) {
      expect(isNameInUse(name, types, null)).toBe(true);
    }
    expect(isNameInUse('Box 10x2', types, null)).toBe(false);
  });

  it('is the same with an accent of its own sign and with one that is put on', () => {
    expect(isNameInUse('Se\u0301rum', [{ id: 'a', name: 'S\u00e9rum', archived: false }], null)).toBe(true);
  });

  it('is free for the thing that bears it', () => {
    expect(isNameInUse('box 10x20', types, 'box')).toBe(false);
  });

  it('is free when what bore it is out of use', () => {
    expect(isNameInUse('Rack 4x5', types, null)).toBe(false);
  });
});
