import { describe, expect, it } from 'vitest';
import type { Conflict } from '../../lib/domain/conflicts/model.ts';
import { type HeldConflicts, resolutionsOf } from './resolutions.ts';

const conflict = (id: string, commandId: string, resolution: Conflict['resolution']): Conflict => ({
  id,
  commandId,
  resolution,
  state: resolution === null ? 'open' : 'resolved',
  subjectKind: 'sample',
  subjectId: 'subject',
  occupantId: 'occupant',
  containerId: 'box',
  position: 'A01',
  openedAt: '2026-11-22T10:00:00.000Z',
  openedBy: 'technician',
  resolvedAt: resolution === null ? null : '2026-11-22T10:05:00.000Z',
  resolvedBy: resolution === null ? null : 'technician',
  note: '',
});
const step = (id: string, conflictId: string) => ({
  id,
  verdict: {
    status: 'conflict' as const,
    code: 'position_occupied',
    kind: 'conflict' as const,
    details: { conflictId },
  },
});
function holding(...conflicts: readonly Conflict[]): HeldConflicts {
  const held = conflicts.map((doc) => ({ doc, provisional: false }));
  return {
    openConflicts: () => Promise.resolve(held.filter(({ doc }) => doc.state === 'open')),
    get: (_kind, id) => Promise.resolve(held.find(({ doc }) => doc.id === id)),
  };
}

describe('a step that ended in a conflict', () => {
  it('is settled once its conflict is, with how', async () => {
    const held = holding(conflict('c1', 'step', 'rescanned'));
    expect(await resolutionsOf([step('step', 'c1')], held)).toEqual(new Map([['step', 'rescanned']]));
  });

  it('is not settled while its conflict is open', async () => {
    const held = holding(conflict('c1', 'step', null));
    expect(await resolutionsOf([step('step', 'c1')], held)).toEqual(new Map());
  });

  it('is not settled while another conflict that it opened is open', async () => {
    const held = holding(conflict('c1', 'step', 'rescanned'), conflict('c2', 'step', null));
    expect(await resolutionsOf([step('step', 'c1')], held)).toEqual(new Map());
  });

  it('is not called settled where this device does not hold the conflict', async () => {
    expect(await resolutionsOf([step('step', 'c1')], holding())).toEqual(new Map());
  });
});

describe('steps that went well', () => {
  it('ask the store for nothing', async () => {
    const unasked: HeldConflicts = {
      openConflicts: () => Promise.reject(new Error('asked')),
      get: () => Promise.reject(new Error('asked')),
    };
    const applied = { id: 'step', verdict: { status: 'applied' as const, code: null, kind: null, details: {} } };
    expect(await resolutionsOf([applied, { id: 'waiting', verdict: null }], unasked)).toEqual(new Map());
  });
});
