import { describe, expect, it } from 'vitest';
import { fixtureId } from '../world/fixture.ts';
import { Phone } from './testing/phone.ts';

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

  it('says of the box alone that things go there, for which position comes next changes', async () => {
    const phone = new Phone('put_away');
    await phone.scan('B2');
    await phone.feed({ type: 'position_chosen', position: 'I08' });
    expect(phone.session.lines).toMatchObject([{ message: 'target_set', place: { position: null, label: null } }]);
    expect(phone.session.target).toMatchObject({ place: { position: 'I08' }, chosen: true });
  });

  it('tubes first, then the box: all of them are put into it in the order of scanning', async () => {
    const phone = new Phone('put_away');
    expect(await phone.scan('T3', 'T1', 'B2')).toEqual(['picked_up', 'picked_up', 'put_away', 'put_away']);
    expect([await phone.placeOf('t3'), await phone.placeOf('t1')]).toEqual(['box2 A02', 'box2 A03']);
    expect(phone.session.held).toEqual([]);
  });

  it('asks for no place any more once the tubes that were in the hand are put down', async () => {
    const phone = new Phone('put_away');
    await phone.scan('T3', 'T1', 'T3');
    const said = () => phone.session.lines.map(({ message }) => message);
    expect(said()).toEqual(['already_held', 'picked_up', 'picked_up']);
    await phone.scan('B2');
    expect(said()).toEqual(['put_away', 'put_away', 'was_picked_up', 'was_picked_up', 'was_picked_up']);
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

  it.each(['Z99', 'nowhere', ''])(
    'refuses to point at a position the box has not, and keeps the next free one: "%s"',
    async (position) => {
      const phone = new Phone('put_away');
      await phone.scan('B1');
      const step = await phone.feed({ type: 'position_chosen', position });
      expect(step.added).toMatchObject([{ tone: 'refusal', message: 'position_invalid' }]);
      expect(phone.session.target).toMatchObject({ nextPosition: 'A03', chosen: false });
    },
  );

  it('refuses what the rules refuse, before the act, and goes on with the same position', async () => {
    const phone = new Phone('put_away');
    await phone.feed({ type: 'picked', kind: 'container', id: fixtureId('box20') });
    expect(await phone.scan('T3')).toEqual(['temperature_unsuitable']);
    expect(phone.last?.commands).toEqual([]);
    expect(await phone.scan('T4')).toEqual(['put_away']);
    expect(await phone.placeOf('t4')).toBe('box20 A01');
  });

  it('shows no place for what a place refused', async () => {
    const phone = new Phone('put_away');
    await phone.feed({ type: 'picked', kind: 'container', id: fixtureId('box20') });
    await phone.scan('T3');
    expect(phone.session.lines[0]).toMatchObject({ tone: 'refusal', place: null });
    await phone.scan('BAG1', 'T4', 'RISKY');
    expect(phone.session.lines[0]).toMatchObject({ message: 'container_full', place: null });
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

describe('a tube that is registered while things are put away', () => {
  const registered = { type: 'registered', id: fixtureId('t3') } as const;

  it('goes where things go', async () => {
    const phone = new Phone('put_away');
    await phone.scan('B2');
    await phone.feed(registered);
    expect(await phone.placeOf('t3')).toBe('box2 A02');
  });

  it('is not refused by a place that takes no tubes, but waits for a box', async () => {
    const phone = new Phone('put_away');
    await phone.scan('R1');
    expect((await phone.feed(registered)).added).toEqual([]);
    expect(phone.session.held.map(({ name }) => name)).toEqual(['t3']);
  });

  it('then goes into the box that is scanned, which itself stays where it is', async () => {
    const phone = new Phone('put_away');
    await phone.scan('R2');
    await phone.feed(registered);
    expect(await phone.scan('B2')).toEqual(['put_away']);
    expect(await phone.placeOf('t3')).toBe('box2 A02');
    expect(await phone.standOf('box2')).toBe('rack1 A02');
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
