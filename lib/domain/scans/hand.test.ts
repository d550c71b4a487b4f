import { beforeEach, describe, expect, it } from 'vitest';
import { fixtureId } from '../world/fixture.ts';
import { Phone } from './testing/phone.ts';

let phone: Phone;
const tube = (name: string) => phone.world.get('sample', fixtureId(name));

describe('in the mode check out', () => {
  beforeEach(() => {
    phone = new Phone('check_out');
  });

  it('every tube that is scanned is out at once, and keeps its place', async () => {
    expect(await phone.scan('T1', 'T2')).toEqual(['taken', 'taken']);
    expect(await tube('t1')).toMatchObject({ state: 'checked_out', containerId: fixtureId('box1') });
    expect(await tube('t2')).toMatchObject({ state: 'checked_out' });
    expect(phone.session.lines[1]).toMatchObject({ tone: 'success', place: { label: 'A01' } });
  });

  it('the chosen moment goes for all that follow', async () => {
    await phone.feed({ type: 'due_changed', due: { choice: 'own', own: '2099-01-01T12:00' } });
    await phone.scan('T1', 'T2');
    const dueAt = new Date('2099-01-01T12:00').toISOString();
    expect((await tube('t1'))?.checkout?.dueAt).toBe(dueAt);
    expect((await tube('t2'))?.checkout?.dueAt).toBe(dueAt);
  });

  it('nothing is taken until a moment that is over, and the line says so', async () => {
    await phone.feed({ type: 'due_changed', due: { choice: 'own', own: '2001-01-01T12:00' } });
    expect(await phone.scan('T1')).toEqual(['due_over']);
    expect(phone.session.lines[0]).toMatchObject({ tone: 'refusal', command: null });
    expect(await tube('t1')).toMatchObject({ state: 'available' });
  });

  it('a line takes back what it did', async () => {
    await phone.scan('T1');
    const before = phone.session.lines[0];
    await phone.feed({ type: 'undo', lineId: before?.id ?? 0 });
    expect(await tube('t1')).toMatchObject({ state: 'available', checkout: null });
    expect(phone.session.lines[0]).toMatchObject({ state: 'undone' });
  });

  it('what the rules refuse is refused before the act, in their words', async () => {
    phone.world.put('sample', { ...(await tube('t1'))!, quarantinedAt: '2026-02-01T00:00:00Z', quarantineReason: 'x' });
    expect(await phone.scan('T1')).toEqual(['sample_quarantined']);
    expect(phone.last?.commands).toEqual([]);
  });

  it('a place is no tube', async () => {
    expect(await phone.scan('B1', 'NOPE')).toEqual(['tubes_only', 'unknown_code']);
    expect(phone.last?.commands).toEqual([]);
  });
});

describe('in the mode return', () => {
  beforeEach(() => {
    phone = new Phone('return');
  });

  it('a tube that is scanned is back, and the line shows the place that was held', async () => {
    expect(await phone.scan('LENT')).toEqual(['returned']);
    expect(await tube('lent')).toMatchObject({ state: 'available', checkout: null });
    expect(phone.session.lines[0]).toMatchObject({ tone: 'success', place: { label: 'E05' } });
  });

  it('a tube that lies in its place is told so', async () => {
    expect(await phone.scan('T1')).toEqual(['not_out']);
    expect(phone.last?.commands).toEqual([]);
  });

  it('a tube for which no place was held has to be put away', async () => {
    phone.world.put('sample', { ...(await tube('lent'))!, containerId: null, position: null, location: 'none' });
    expect(await phone.scan('LENT')).toEqual(['returned_no_place']);
    expect(phone.session.lines[0]).toMatchObject({ tone: 'warning' });
  });
});
