import { describe, expect, it } from 'vitest';
import { fixtureId } from '../world/fixture.ts';
import { Phone } from './testing/phone.ts';

describe('move', () => {
  it('a box onto a shelf, into the next free position', async () => {
    const phone = new Phone('move');
    expect(await phone.scan('B1', 'R2')).toEqual(['picked_up', 'moved']);
    expect(await phone.standOf('box1')).toBe('rack2 A01');
    expect([phone.session.held, phone.session.target]).toEqual([[], null]);
  });

  it('several boxes at once: a second box is another thing to move', async () => {
    const phone = new Phone('move');
    expect(await phone.scan('B1', 'B2', 'R2')).toEqual(['picked_up', 'picked_up', 'moved', 'moved']);
    expect([await phone.standOf('box1'), await phone.standOf('box2')]).toEqual(['rack2 A01', 'rack2 A02']);
  });

  it('a tube into the next free position of a box, saying where it came from', async () => {
    const phone = new Phone('move');
    await phone.scan('T1', 'B2');
    expect(phone.last?.commands[0]?.draft).toEqual({
      name: 'move_sample.v1',
      args: {
        sampleId: fixtureId('t1'),
        from: { containerId: fixtureId('box1'), position: 'A01' },
        to: { containerId: fixtureId('box2'), position: 'A02' },
      },
    });
  });

  it('refuses a destination that does not take what was picked up', async () => {
    const phone = new Phone('move');
    expect(await phone.scan('T1', 'F80')).toEqual(['picked_up', 'parent_refuses_kind']);
    expect(phone.session.held).toHaveLength(1);
  });

  it('refuses a ring of containers', async () => {
    const phone = new Phone('move');
    await phone.scan('TW1');
    const step = await phone.feed({ type: 'picked', kind: 'container', id: fixtureId('tower2') });
    expect(step.added.map(({ message }) => message)).toEqual(['hierarchy_cycle']);
  });

  it('notices what is already in the hand, and drops what is put down', async () => {
    const phone = new Phone('move');
    expect(await phone.scan('T1', 'T1')).toEqual(['picked_up', 'already_held']);
    await phone.feed({ type: 'held_dropped', id: fixtureId('t1') });
    expect(phone.session.held).toEqual([]);
    expect(phone.session.lines.map(({ message }) => message)).toEqual(['was_picked_up', 'was_picked_up']);
  });

  it('goes on asking where those go that are still in the hand', async () => {
    const phone = new Phone('move', 'ask');
    await phone.scan('T3', 'T1', 'B2');
    await phone.feed({ type: 'position_chosen', position: 'C03' });
    const lines = phone.session.lines.map(({ message, subject }) => `${subject?.name} ${message}`);
    expect(lines.filter((line) => line.includes('picked_up'))).toEqual(['t1 picked_up', 't3 was_picked_up']);
  });

  it('does not pick up an archived box', async () => {
    expect(await new Phone('move').scan('OLD')).toEqual(['parent_archived']);
  });

  it('starts anew with another mode', async () => {
    const phone = new Phone('move');
    await phone.scan('T1');
    await phone.feed({ type: 'mode_changed', mode: 'find' });
    expect(phone.session).toMatchObject({ mode: 'find', held: [], target: null });
  });
});

describe('a position that is held', () => {
  const pointAtHeld = async () => {
    const phone = new Phone('move', 'ask');
    await phone.scan('T3', 'B1');
    const step = await phone.feed({ type: 'position_chosen', position: 'A01' });
    return { phone, step };
  };

  it('is refused before the act, with who is there', async () => {
    const { phone, step } = await pointAtHeld();
    expect(step.commands).toEqual([]);
    expect(step.added).toMatchObject([
      {
        tone: 'refusal',
        message: 'position_occupied',
        facts: { occupantId: fixtureId('t1') },
        place: { position: 'A01' },
      },
    ]);
    expect(phone.session.held.map(({ name }) => name)).toEqual(['t3']);
  });

  it('can be insisted on: the command is sent and the conflict is opened for a supervisor', async () => {
    const { phone, step } = await pointAtHeld();
    const insisted = await phone.feed({ type: 'insist', lineId: step.added[0]!.id });
    expect(insisted.commands).toHaveLength(1);
    expect(phone.session.lines[0]).toMatchObject({ state: 'insisted' });
    expect(phone.session.held).toEqual([]);
    expect((await phone.world.openConflictsOf(fixtureId('t3'))).map(({ occupantId }) => occupantId)).toEqual([
      fixtureId('t1'),
    ]);
    const again = await phone.feed({ type: 'insist', lineId: step.added[0]!.id });
    expect(again.commands).toEqual([]);
  });
});
