import { describe, expect, it } from 'vitest';
import { fixtureId } from '../world/fixture.ts';
import { Phone } from './testing/phone.ts';

const lent = async (phone: Phone) => phone.world.get('sample', fixtureId('lent'));

describe('a tube that is out and is put away', () => {
  it('goes to the place that is held for it when its own box is the target', async () => {
    const phone = new Phone('put_away');
    expect(await phone.scan('B1', 'LENT')).toEqual(['target_set', 'put_away']);
    expect(await phone.placeOf('lent')).toBe('box1 E05');
    expect(await lent(phone)).toMatchObject({ state: 'available', checkout: null });
  });

  it('goes to the next free position of any other box, and leaves its place', async () => {
    const phone = new Phone('put_away');
    expect(await phone.scan('B2', 'LENT')).toEqual(['target_set', 'put_away']);
    expect(await phone.placeOf('lent')).toBe('box2 A02');
    expect(await lent(phone)).toMatchObject({ state: 'available', checkout: null });
  });

  it('goes where a person points, also in its own box', async () => {
    const phone = new Phone('put_away');
    await phone.scan('B1');
    await phone.feed({ type: 'position_chosen', position: 'F06' });
    expect(await phone.scan('LENT')).toEqual(['put_away']);
    expect(await phone.placeOf('lent')).toBe('box1 F06');
  });

  it('is moved like any other: picked up, then put where the place is scanned', async () => {
    const phone = new Phone('move');
    expect(await phone.scan('LENT', 'B2')).toEqual(['picked_up', 'moved']);
    expect(await lent(phone)).toMatchObject({ state: 'available', checkout: null });
  });
});
