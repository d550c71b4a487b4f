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
