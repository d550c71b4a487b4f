import { describe, expect, it } from 'vitest';
import { whatToLookFor } from './look-for.ts';

const fileOf = (...codes: string[]) => ({
  table: [['Code'], ...codes.map((code) => [code])],
  headerRow: 0,
  mapping: { kind: 'samples', sources: { barcode: { column: 0 } } } as const,
});

describe('what was imported is found', () => {
  it('by the beginning that its codes have in common', () => {
    expect(whatToLookFor(fileOf('IMP-0011', '', 'IMP-0012', 'IMP-0019'), [])).toBe('IMP-001');
  });

  it('by its code where it is one thing, however short that is', () => {
    expect(whatToLookFor(fileOf('IMP-0011'), [])).toBe('IMP-0011');
    expect(whatToLookFor(fileOf('T1'), [])).toBe('T1');
  });

  it('by the first code where they have no beginning in common', () => {
    expect(whatToLookFor(fileOf('NB-1', 'XY-2', 'XY-3'), [])).toBe('NB-1');
  });

  it('without regard to the rows that were left out', () => {
    expect(whatToLookFor(fileOf('BAD', 'NB-1', 'NB-2'), [{ row: 2 }])).toBe('NB-');
  });

  it('nowhere in particular where the file gives no codes', () => {
    expect(whatToLookFor(fileOf('', ''), [])).toBeNull();
    expect(whatToLookFor({ ...fileOf('A'), mapping: { kind: 'containers', sources: {} } }, [])).toBeNull();
  });
});
