import { describe, expect, it } from 'vitest';
import { fixtureId } from '../world/fixture.ts';
import { Phone } from './testing/phone.ts';

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

  it('is not offered for a tube whose place was in doubt: nobody knows where it would go back to', async () => {
    const phone = new Phone('put_away');
    phone.world.put('sample', { ...(await phone.world.get('sample', fixtureId('t3')))!, location: 'unverified' });
    await phone.scan('B2', 'T3');
    expect(phone.session.lines[0]).toMatchObject({ tone: 'success', undo: null });
  });

  it('claims no place for a tube that somebody has decided is elsewhere', async () => {
    const phone = new Phone('put_away');
    await phone.scan('B2', 'T1');
    const sample = (await phone.world.get('sample', fixtureId('t1')))!;
    phone.world.put('sample', { ...sample, containerId: null, position: null, location: 'unverified' });
    const step = await phone.feed({ type: 'undo', lineId: phone.session.lines[0]!.id });
    expect(step.commands).toEqual([]);
    expect(step.added).toMatchObject([{ tone: 'warning', message: 'unverified' }]);
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
      checkout: null,
      quarantinedAt: null,
      quarantineReason: null,
    });
    const step = await phone.feed({ type: 'undo', lineId: id });
    expect(step.commands).toEqual([]);
    expect(step.added).toMatchObject([{ tone: 'refusal', message: 'position_occupied' }]);
  });
});

describe('taking back a registration', () => {
  async function unregister(phone: Phone, tube: string): Promise<void> {
    const sample = (await phone.world.get('sample', fixtureId(tube)))!;
    phone.world.put('sample', { ...sample, state: 'deleted', containerId: null, position: null, location: 'none' });
    await phone.feed({ type: 'unregistered', id: sample.id });
  }

  it('takes the storing back with it, and its position is the next again', async () => {
    const phone = new Phone('put_away');
    await phone.scan('B2', 'T3');
    const [stored] = phone.session.lines;
    await phone.scan('T1');
    expect(phone.session).toMatchObject({ target: { nextPosition: 'A04' } });
    await unregister(phone, 't3');
    expect(phone.session).toMatchObject({ target: { nextPosition: stored!.place!.position } });
    expect(phone.session.lines.find(({ id }) => id === stored!.id)).toMatchObject({ state: 'undone' });
  });

  it('leaves what was done with other tubes', async () => {
    const phone = new Phone('put_away');
    await phone.scan('B2', 'T1', 'T3');
    await unregister(phone, 't3');
    expect(phone.session.lines.find(({ code }) => code === 'T1')).toMatchObject({ state: 'done' });
  });

  it('takes the tube out of the hand', async () => {
    const phone = new Phone('put_away');
    await phone.scan('T3');
    await unregister(phone, 't3');
    expect(phone.session.held).toEqual([]);
    expect(await phone.scan('B2')).toEqual(['target_set']);
  });

  it('keeps the position that a person pointed at', async () => {
    const phone = new Phone('put_away');
    await phone.scan('B2', 'T3');
    await phone.feed({ type: 'position_chosen', position: 'C03' });
    await unregister(phone, 't3');
    expect(phone.session).toMatchObject({ target: { nextPosition: 'C03', chosen: true } });
  });
});
