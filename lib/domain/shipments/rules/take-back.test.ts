import { expect, it } from 'vitest';
import type { CommandDraft } from '../../commands/catalogue.ts';
import { predictCommand } from '../../commands/predict.ts';
import { undoOf } from '../../commands/undo.ts';
import { readCases } from '../../world/cases.ts';
import { fixtureId as id } from '../../world/fixture.ts';
import { worldOf } from '../../world/testing/world-of.ts';
import { contentsOf } from './contents.ts';

const noop = { id: '@c', as: 'technician', args: {}, expect: { status: 'applied' } };
const [base] = await readCases({ command: 'pack_containers.v1', cases: [{ name: 'base', steps: [noop] }] });
const who = { userId: id('u_tech'), role: 'technician' as const };

/** The world after a command and what takes it back. */
async function thereAndBack(draft: CommandDraft) {
  const world = worldOf(base!.before);
  const back = await undoOf(draft, world, who);
  for (const [at, each] of [draft, ...back].entries()) {
    const context = { ...who, commandId: id(`cmd${at}`), deviceTime: '2026-02-02T12:00:00.000Z' };
    expect(await predictCommand(each, world, context)).toMatchObject({ status: 'applied' });
  }
  return { world, back };
}
const named = (...names: string[]) => names.map((name) => ({ containerId: id(name) }));

it('packing is taken back by putting each box where it stood, which takes it out of the shipment', async () => {
  const args = { shipmentId: id('ship_e'), containers: named('box1', 'bag1') };
  const { world } = await thereAndBack({ name: 'pack_containers.v1', args });
  for (const name of ['box1', 'bag1']) {
    expect(await world.get('container', id(name))).toEqual(base!.before.get(`container ${id(name)}`));
  }
  expect(contentsOf((await world.get('shipment', id('ship_e')))!.containers)).toEqual([]);
});

it('what somebody took out by mistake is in again', async () => {
  const args = { shipmentId: id('ship_p'), containers: named('packed1') };
  const { world } = await thereAndBack({ name: 'unpack_containers.v1', args });
  expect(contentsOf((await world.get('shipment', id('ship_p')))!.containers)).toEqual([id('packed1')]);
  expect(await world.get('container', id('packed1'))).toMatchObject({ locationVerified: true, parentId: null });
});

it('what has left cannot be called back', async () => {
  const { back } = await thereAndBack({ name: 'dispatch_shipment.v1', args: { shipmentId: id('ship_p') } });
  expect(back).toEqual([]);
});
