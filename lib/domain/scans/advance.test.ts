import { beforeEach, describe, expect, it } from 'vitest';
import { predictCommand } from '../commands/predict.ts';
import { readCases } from '../world/cases.ts';
import { fixtureId } from '../world/fixture.ts';
import { MemoryWorld } from '../world/memory.ts';
import { worldOf } from '../world/testing/world-of.ts';
import { advance } from './advance.ts';
import { type Session, type SessionEvent, type SessionMode, type Step, newSession } from './session.ts';

const noCommand = { id: '@c', as: 'technician', args: {}, expect: { status: 'applied' } };
const [base] = await readCases({ command: 'place_sample.v1', cases: [{ name: 'base', steps: [noCommand] }] });

/** A phone: its rows, its session, and an outbox that works at once. */
class Phone {
  readonly world: MemoryWorld = worldOf(base!.before);
  session: Session;
  last: Step | undefined;
  #commands = 0;

  constructor(mode: SessionMode, positions: Session['positions'] = 'next_free') {
    this.session = newSession(mode, positions);
  }

  async feed(event: SessionEvent): Promise<Step> {
    const step = await advance(this.session, event, this.world);
    this.session = step.session;
    this.last = step;
    for (const { draft } of step.commands) {
      this.#commands += 1;
      const context = {
        userId: fixtureId('u_tech'),
        role: 'technician' as const,
        commandId: fixtureId(`cmd${this.#commands}`),
      };
      const verdict = await predictCommand(draft, this.world, { ...context, deviceTime: '2026-02-02T12:00:00.000Z' });
      if (verdict.status === 'rejected') throw new Error(`handed out a command that is refused: ${verdict.code}`);
    }
    return step;
  }

  /** Scans codes and answers with what each said. */
  async scan(...codes: string[]): Promise<string[]> {
    const said: string[] = [];
    for (const code of codes) {
      const { added } = await this.feed({ type: 'scanned', codes: [code] });
      said.push(...added.map(({ message }) => message));
    }
    return said;
  }

  async placeOf(sample: string): Promise<string | null> {
    const { containerId, position } = (await this.world.get('sample', fixtureId(sample)))!;
    return containerId && `${(await this.world.get('container', containerId))!.name} ${position ?? '-'}`;
  }

  async standOf(container: string): Promise<string> {
    const { parentId, position } = (await this.world.get('container', fixtureId(container)))!;
    return `${parentId ? (await this.world.get('container', parentId))!.name : '-'} ${position ?? '-'}`;
  }
}

describe('find', () => {
  let phone: Phone;
  beforeEach(() => {
    phone = new Phone('find');
  });

  it('says where a tube is, with the names from the site down', async () => {
    expect(await phone.scan('T1')).toEqual(['found']);
    const [line] = phone.session.lines;
    expect(line).toMatchObject({ tone: 'success', subject: { name: 't1' }, place: { position: 'A01', label: 'A01' } });
    expect(line?.place?.path.map(({ name }) => name)).toEqual(['north', 'f80', 'rack1', 'box1']);
  });

  it('says where a box stands, and that a freezer stands in its site', async () => {
    expect(await phone.scan('B1', 'F80')).toEqual(['found', 'found']);
    expect(phone.session.lines.map(({ place }) => place?.path.map(({ name }) => name).join('/'))).toEqual([
      'north',
      'north/f80/rack1',
    ]);
  });

  it('warns of a tube without a place, of one that was lost, and of an archived box', async () => {
    phone.world.put('sample', {
      ...(await phone.world.get('sample', fixtureId('t2')))!,
      containerId: null,
      position: null,
      location: 'unverified',
    });
    expect(await phone.scan('T3', 'T2', 'OLD')).toEqual(['no_place', 'unverified', 'archived']);
    expect(phone.session.lines.every(({ tone }) => tone === 'warning')).toBe(true);
  });

  it('warns of a code that nothing bears, and takes the first code that something bears', async () => {
    expect(await phone.scan('NOPE')).toEqual(['unknown_code']);
    await phone.feed({ type: 'scanned', codes: ['(01)NOPE', 'T1'] });
    expect(phone.session.lines[0]).toMatchObject({ message: 'found', code: '(01)NOPE', subject: { name: 't1' } });
  });

  it('hands out no command', async () => {
    await phone.scan('T1', 'B1', 'NOPE');
    expect(phone.last?.commands).toEqual([]);
  });
});

describe('put away to one place', () => {
  it('box first, then tubes: each goes to the next free position', async () => {
    const phone = new Phone('put_away');
    expect(await phone.scan('B2', 'T3', 'T1', 'T2')).toEqual(['target_set', 'put_away', 'put_away', 'put_away']);
    expect([await phone.placeOf('t3'), await phone.placeOf('t1'), await phone.placeOf('t2')]).toEqual([
      'box2 A02',
      'box2 A03',
      'box2 A04',
    ]);
    expect(phone.session.target).toMatchObject({ nextPosition: 'A05', full: false });
  });

  it('tubes first, then the box: all of them are put into it in the order of scanning', async () => {
    const phone = new Phone('put_away');
    expect(await phone.scan('T3', 'T1', 'B2')).toEqual(['picked_up', 'picked_up', 'put_away', 'put_away']);
    expect([await phone.placeOf('t3'), await phone.placeOf('t1')]).toEqual(['box2 A02', 'box2 A03']);
    expect(phone.session.held).toEqual([]);
  });

  it('skips blocked and held positions', async () => {
    const phone = new Phone('put_away');
    await phone.scan('B1');
    await phone.feed({ type: 'position_chosen', position: 'I08' });
    expect(await phone.scan('T3', 'T4')).toEqual(['put_away', 'put_away']);
    // Behind I08 comes I09, which is blocked, and A01 and A02 are held.
    expect([await phone.placeOf('t3'), await phone.placeOf('t4')]).toEqual(['box1 I08', 'box1 A03']);
  });

  it('leaves a tube where it is when it is scanned again, and does not skip a position', async () => {
    const phone = new Phone('put_away');
    expect(await phone.scan('B2', 'T3', 'T3', 'T4', 'T1')).toEqual([
      'target_set',
      'put_away',
      'already_there',
      'already_there',
      'put_away',
    ]);
    expect(await phone.placeOf('t1')).toBe('box2 A03');
  });

  it('puts a tube of the same box to the position that was pointed at', async () => {
    const phone = new Phone('put_away');
    await phone.scan('B2');
    await phone.feed({ type: 'position_chosen', position: 'C03' });
    expect(await phone.scan('T4')).toEqual(['put_away']);
    expect(await phone.placeOf('t4')).toBe('box2 C03');
  });

  it('refuses to point at a held or blocked position', async () => {
    const phone = new Phone('put_away');
    await phone.scan('B1');
    const held = await phone.feed({ type: 'position_chosen', position: 'A01' });
    expect(held.added).toMatchObject([
      { tone: 'refusal', message: 'position_occupied', facts: { occupantId: fixtureId('t1') } },
    ]);
    const blocked = await phone.feed({ type: 'position_chosen', position: 'I09' });
    expect(blocked.added).toMatchObject([{ message: 'position_blocked', facts: { reason: 'bent' } }]);
    expect(phone.session.target).toMatchObject({ nextPosition: 'A03', chosen: false });
  });

  it('refuses what the rules refuse, before the act, and goes on with the same position', async () => {
    const phone = new Phone('put_away');
    await phone.feed({ type: 'picked', kind: 'container', id: fixtureId('box20') });
    expect(await phone.scan('T3')).toEqual(['temperature_unsuitable']);
    expect(phone.last?.commands).toEqual([]);
    expect(await phone.scan('T4')).toEqual(['put_away']);
    expect(await phone.placeOf('t4')).toBe('box20 A01');
  });

  it('refuses a full bag and a full box', async () => {
    const phone = new Phone('put_away');
    expect(await phone.scan('BAG1', 'T4', 'RISKY')).toEqual(['target_set', 'put_away', 'container_full']);
    const box = (await phone.world.get('container', fixtureId('box2')))!;
    phone.world.put('container', { ...box, typeId: fixtureId('box4') });
    expect(await phone.scan('B2', 'T1', 'T2', 'T3', 'T5', 'RISKY')).toEqual([
      'target_set',
      'put_away',
      'put_away',
      'put_away',
      'put_away',
      'container_full',
    ]);
    expect(phone.session.target).toMatchObject({ full: true, nextPosition: null });
  });

  it('puts boxes into a rack, and takes another box that fits nowhere here as the new place', async () => {
    const phone = new Phone('put_away');
    expect(await phone.scan('R2', 'B1')).toEqual(['target_set', 'put_away']);
    expect(await phone.standOf('box1')).toBe('rack2 A01');
    expect(await phone.scan('F20')).toEqual(['target_set']);
    expect(phone.session.target?.container.name).toBe('f20');
  });

  it('refuses a place that does not take what is in the hand, and keeps it in the hand', async () => {
    const phone = new Phone('put_away');
    expect(await phone.scan('T3', 'R1')).toEqual(['picked_up', 'parent_refuses_kind']);
    expect(phone.session.held.map(({ name }) => name)).toEqual(['t3']);
    expect(phone.session.target).toBeNull();
  });

  it('keeps only what was refused in the hand', async () => {
    const phone = new Phone('put_away');
    await phone.scan('T3', 'T4');
    await phone.feed({ type: 'picked', kind: 'container', id: fixtureId('box20') });
    expect(phone.session.held.map(({ name }) => name)).toEqual(['t3']);
    expect(await phone.placeOf('t4')).toBe('box20 A01');
  });

  it('sees that somebody else took the next position meanwhile', async () => {
    const phone = new Phone('put_away');
    await phone.scan('B2');
    const other = (await phone.world.get('sample', fixtureId('t2')))!;
    phone.world.put('sample', { ...other, containerId: fixtureId('box2'), position: 'A02' });
    await phone.scan('T3');
    expect(await phone.placeOf('t3')).toBe('box2 A03');
  });

  it('forgets a place that was archived meanwhile, and says so', async () => {
    const phone = new Phone('put_away');
    await phone.scan('B2');
    phone.world.put('container', { ...(await phone.world.get('container', fixtureId('box2')))!, archived: true });
    expect(await phone.scan('T3')).toEqual(['parent_archived']);
    expect(phone.session.target).toBeNull();
  });
});

describe('asking for each position', () => {
  it('waits with the tube in the hand until a position is pointed at', async () => {
    const phone = new Phone('put_away', 'ask');
    expect(await phone.scan('B2', 'T3')).toEqual(['target_set', 'picked_up']);
    await phone.feed({ type: 'position_chosen', position: 'D04' });
    expect(await phone.placeOf('t3')).toBe('box2 D04');
    expect(phone.session.held).toEqual([]);
  });

  it('puts down one thing for each position', async () => {
    const phone = new Phone('move', 'ask');
    expect(await phone.scan('T1', 'T2', 'B2')).toEqual(['picked_up', 'picked_up', 'target_set']);
    await phone.feed({ type: 'position_chosen', position: 'B01' });
    expect(phone.session.held.map(({ name }) => name)).toEqual(['t2']);
    await phone.feed({ type: 'position_chosen', position: 'B02' });
    expect([await phone.placeOf('t1'), await phone.placeOf('t2')]).toEqual(['box2 B01', 'box2 B02']);
    expect(phone.session.target).toBeNull();
  });
});

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
      { tone: 'refusal', message: 'position_occupied', facts: { occupantId: fixtureId('t1') } },
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

describe('taking back', () => {
  it('brings a tube back where it was and frees its position for the next scan', async () => {
    const phone = new Phone('put_away');
    await phone.scan('B2', 'T1');
    await phone.feed({ type: 'undo', lineId: phone.session.lines[0]!.id });
    expect(await phone.placeOf('t1')).toBe('box1 A01');
    expect(phone.session).toMatchObject({ target: { nextPosition: 'A02' } });
    expect(phone.session.lines[0]).toMatchObject({ state: 'undone' });
  });

  it('takes a tube out again that had no place', async () => {
    const phone = new Phone('put_away');
    await phone.scan('B2', 'T3');
    const step = await phone.feed({ type: 'undo', lineId: phone.session.lines[0]!.id });
    expect(step.commands.map(({ draft }) => draft.name)).toEqual(['remove_sample.v1']);
    expect(await phone.placeOf('t3')).toBeNull();
  });

  it('brings a box back', async () => {
    const phone = new Phone('move');
    await phone.scan('B1', 'R2');
    await phone.feed({ type: 'undo', lineId: phone.session.lines[0]!.id });
    expect(await phone.standOf('box1')).toBe('rack1 A01');
  });

  it('happens once', async () => {
    const phone = new Phone('put_away');
    await phone.scan('B2', 'T1');
    const lineId = phone.session.lines[0]!.id;
    await phone.feed({ type: 'undo', lineId });
    expect((await phone.feed({ type: 'undo', lineId })).commands).toEqual([]);
  });

  it('is refused when the old place is held by another tube by now', async () => {
    const phone = new Phone('put_away');
    await phone.scan('B2', 'T1');
    const { id } = phone.session.lines[0]!;
    phone.world.put('sample', {
      ...(await phone.world.get('sample', fixtureId('t3')))!,
      containerId: fixtureId('box1'),
      position: 'A01',
      location: 'verified',
    });
    const step = await phone.feed({ type: 'undo', lineId: id });
    expect(step.commands).toEqual([]);
    expect(step.added).toMatchObject([{ tone: 'refusal', message: 'position_occupied' }]);
  });
});

describe('a session', () => {
  it('remembers which command belongs to which line', async () => {
    const phone = new Phone('put_away');
    await phone.scan('B2', 'T1');
    const lineId = phone.last!.commands[0]!.lineId;
    await phone.feed({ type: 'queued', lineId, commandId: fixtureId('x') });
    expect(phone.session.lines[0]).toMatchObject({ id: lineId, commandId: fixtureId('x') });
  });

  it('is plain data that survives being written down', async () => {
    const phone = new Phone('put_away');
    await phone.scan('B2', 'T1', 'NOPE');
    expect(JSON.parse(JSON.stringify(phone.session))).toEqual(phone.session);
  });

  it('keeps the newest 200 lines', async () => {
    const phone = new Phone('find');
    for (let scan = 0; scan < 205; scan += 1) await phone.scan('NOPE');
    expect(phone.session.lines).toHaveLength(200);
    expect(phone.session.lines[0]?.id).toBe(205);
  });

  it('forgets its place when asked', async () => {
    const phone = new Phone('put_away');
    await phone.scan('B2');
    await phone.feed({ type: 'target_cleared' });
    expect(await phone.scan('T3')).toEqual(['picked_up']);
  });

  it('lets an auditor look but not touch', async () => {
    const world = worldOf(base!.before);
    const auditor = { userId: fixtureId('u_audit'), role: 'auditor' as const };
    const aimed = await advance(newSession('put_away'), { type: 'scanned', codes: ['B2'] }, world, auditor);
    const step = await advance(aimed.session, { type: 'scanned', codes: ['T3'] }, world, auditor);
    expect(step.added).toMatchObject([{ tone: 'refusal', message: 'not_permitted' }]);
  });
});
