import { describe, expect, it } from 'vitest';
import { newSession } from '../../lib/domain/scans/session.ts';
import { memoryOf, parseMemory, startEvents } from './scan-memory.ts';

const box = '00000000-0000-4000-8000-000000000001';
const tube = { kind: 'sample', id: '00000000-0000-4000-8000-000000000002' } as const;
const nothing = { mode: null, place: null, position: null, thing: null };

describe('a scan session that starts', () => {
  it('finds things when nothing is asked and nothing remembered', () => {
    expect(startEvents(nothing, null)).toEqual([{ type: 'mode_changed', mode: 'find' }]);
  });

  it('goes on putting away where it was before the reload', () => {
    const memory = { mode: 'put_away', positions: 'ask', place: box, held: [] } as const;
    expect(startEvents(nothing, { ...memory, held: [] })).toEqual([
      { type: 'mode_changed', mode: 'put_away' },
      { type: 'positions_changed', positions: 'ask' },
      { type: 'picked', kind: 'container', id: box },
    ]);
  });

  it('does what the address asks for, whatever it did before', () => {
    const memory = { mode: 'put_away' as const, positions: 'next_free' as const, place: box, held: [] };
    expect(startEvents({ ...nothing, mode: 'move', thing: tube }, memory)).toEqual([
      { type: 'mode_changed', mode: 'move' },
      { type: 'positions_changed', positions: 'next_free' },
      { type: 'picked', ...tube },
    ]);
  });

  it('takes tubes out until the moment that was chosen last', () => {
    const due = { choice: 'week', own: '' } as const;
    expect(startEvents({ ...nothing, mode: 'check-out' }, null, due)).toEqual([
      { type: 'mode_changed', mode: 'check_out' },
      { type: 'due_changed', due },
    ]);
  });

  it('only finds things for whoever may only read, whatever the address asks for', () => {
    const memory = { mode: 'move' as const, positions: 'next_free' as const, place: null, held: [tube] };
    expect(
      startEvents({ ...nothing, mode: 'put-away', place: box, position: 'I09', thing: tube }, memory, null, true),
    ).toEqual([{ type: 'mode_changed', mode: 'find' }]);
  });

  it('puts away into the place of the address', () => {
    expect(startEvents({ ...nothing, place: box }, null)).toEqual([
      { type: 'mode_changed', mode: 'put_away' },
      { type: 'picked', kind: 'container', id: box },
    ]);
  });

  it('begins at the position of the address', () => {
    expect(startEvents({ ...nothing, place: box, position: 'I09' }, null)).toEqual([
      { type: 'mode_changed', mode: 'put_away' },
      { type: 'picked', kind: 'container', id: box },
      { type: 'position_chosen', position: 'I09' },
    ]);
  });

  it('does not take the position of an address for one of the remembered place', () => {
    const memory = { mode: 'put_away' as const, positions: 'next_free' as const, place: box, held: [] };
    expect(startEvents({ ...nothing, position: 'I09' }, memory)).toEqual(startEvents(nothing, memory));
  });
});

describe('the memory of a session', () => {
  it('is read back as it was written', () => {
    const memory = memoryOf(newSession('move', 'ask'));
    expect(parseMemory(JSON.stringify(memory))).toEqual(memory);
  });

  it.each([null, '', '{"mode":"fly"}', '[]'])('is forgotten when it cannot be read: %s', (text) => {
    expect(parseMemory(text)).toBeNull();
  });
});
