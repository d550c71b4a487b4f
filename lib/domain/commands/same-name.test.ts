import { describe, expect, it } from 'vitest';
import { bringsNameTaken, isNameInUse, type Named } from './same-name.ts';

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

describe('an undo brings a name that is taken', () => {
  const box = { id: 'box', name: 'Box', archived: false };
  const old = { id: 'old', name: 'box ', archived: true };
  const undone = (changes: { archived?: boolean; name?: string }, things: readonly Named[]) =>
    bringsNameTaken({ name: 'edit_site.v1', args: { siteId: 'old', changes } }, () => Promise.resolve(things));

  it('when it puts back into use what another one is called like by now', async () => {
    expect(await undone({ archived: false }, [box, old])).toBe(true);
  });

  it('when it gives a former name back that another one has got', async () => {
    expect(await undone({ name: 'Box' }, [box, { ...old, name: 'Crate', archived: false }])).toBe(true);
  });

  it('but not when what it puts back was renamed since', async () => {
    expect(await undone({ archived: false }, [box, { ...old, name: 'Crate' }])).toBe(false);
  });

  it('but not when the other one is out of use', async () => {
    expect(await undone({ archived: false }, [{ ...box, archived: true }, old])).toBe(false);
  });

  it('but not when it takes something out of use', async () => {
    expect(await undone({ archived: true }, [box, { ...old, archived: false }])).toBe(false);
  });

  it('but not when it changes neither the name nor whether it is in use', async () => {
    expect(await undone({ name: 'box ' }, [box, { ...old, archived: false }])).toBe(false);
  });

  it.each([
    [{ name: 'edit_container_type.v1', args: { typeId: 'old', changes: { archived: false } } }, 'container_type'],
    [{ name: 'edit_sample_type.v1', args: { sampleTypeId: 'old', changes: { archived: false } } }, 'sample_type'],
    [{ name: 'edit_site.v1', args: { siteId: 'old', changes: { archived: false } } }, 'site'],
  ] as const)('among its own kind: $1', async (draft, own) => {
    expect(await bringsNameTaken(draft, (kind) => Promise.resolve(kind === own ? [box, old] : []))).toBe(true);
  });
});
