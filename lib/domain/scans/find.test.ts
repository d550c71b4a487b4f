import { beforeEach, describe, expect, it } from 'vitest';
import { fixtureId } from '../world/fixture.ts';
import { Phone } from './testing/phone.ts';

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

  it('says of a box and of what is in it that they are on their way, and where to', async () => {
    expect(await phone.scan('P1', 'S2', 'TSENT')).toEqual(['in_shipment', 'in_shipment', 'in_shipment']);
    expect(phone.session.lines.map(({ facts }) => [facts['shipment'], facts['site']])).toEqual([
      ['ship_t', 'north'],
      ['ship_t', 'north'],
      ['ship_p', 'south'],
    ]);
  });

  it('warns of a box that did not arrive', async () => {
    const shipment = (await phone.world.get('shipment', fixtureId('ship_t')))!;
    phone.world.put('shipment', { ...shipment, state: 'received' });
    expect(await phone.scan('S1')).toEqual(['missing_in_shipment']);
    expect(phone.session.lines[0]?.tone).toBe('warning');
  });

  it('hands out no command', async () => {
    await phone.scan('T1', 'B1', 'NOPE');
    expect(phone.last?.commands).toEqual([]);
  });
});
