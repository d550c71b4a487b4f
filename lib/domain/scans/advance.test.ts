import { describe, expect, it } from 'vitest';
import { fixtureId } from '../world/fixture.ts';
import { advance } from './advance.ts';
import { newSession } from './session.ts';
import { Phone, baseWorld } from './testing/phone.ts';

describe('a session', () => {
  it('remembers which command belongs to which line', async () => {
    const phone = new Phone('put_away');
    await phone.scan('B2', 'T1');
    const lineId = phone.last!.commands[0]!.lineId;
    await phone.feed({ type: 'queued', lineId, seq: 7 });
    expect(phone.session.lines[0]).toMatchObject({ id: lineId, seq: 7 });
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

  it('says of a thing that a link names and nobody holds any more that it is not known, and offers no code to register', async () => {
    const phone = new Phone('move');
    await phone.feed({ type: 'picked', kind: 'container', id: fixtureId('nowhere') });
    expect(phone.session.lines).toMatchObject([{ tone: 'refusal', message: 'container_not_found', code: '' }]);
    expect(phone.session.held).toEqual([]);
  });

  it('lets an auditor look but not touch', async () => {
    const world = baseWorld();
    const auditor = { userId: fixtureId('u_audit'), role: 'auditor' as const };
    const aimed = await advance(newSession('put_away'), { type: 'scanned', codes: ['B2'] }, world, auditor);
    const step = await advance(aimed.session, { type: 'scanned', codes: ['T3'] }, world, auditor);
    expect(step.added).toMatchObject([{ tone: 'refusal', message: 'not_permitted' }]);
  });
});
