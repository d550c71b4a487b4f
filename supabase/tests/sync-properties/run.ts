import { discardCommand, retryCommand } from '../../../lib/sync/outbox/actions.ts';
import type { DocOf } from '../../../lib/domain/world/ports.ts';
import type { TestDevice } from '../../../lib/sync/testing/device.ts';
import { Client } from './client.ts';
import { commandOf } from './commands.ts';
import { type Laboratory, createLaboratory } from './laboratory.ts';
import { checkAfterwards } from './oracle.ts';
import type { Plan, Step } from './plan.ts';
import type { Ground } from './ground.ts';

const DAY_MS = 86_400_000;

/** Rounds in which everything must have settled once nothing goes wrong any more. */
const ROUNDS = 12;

interface Run {
  readonly ground: Ground;
  readonly lab: Laboratory;
  readonly clients: readonly Client[];
  /** Requests whose device has given up waiting. */
  readonly late: (() => Promise<unknown>)[];
}

/** Runs a plan against the real database, lets everything settle, and asks the oracle. */
export async function runPlan(ground: Ground, plan: Plan): Promise<void> {
  const { db, server, cast } = ground;
  const lab = await createLaboratory(db, server, cast, plan.clients, plan.seed);
  const late: (() => Promise<unknown>)[] = [];
  const clients = cast.people.slice(0, plan.clients).map(({ userId }, index) => {
    return new Client({
      tenantId: lab.tenantId,
      userId,
      server: server.as(userId),
      late,
      seed: (plan.seed % 1_000_003) * 64 + index,
    });
  });
  const run: Run = { ground, lab, clients, late };
  for (const step of plan.steps) await takeStep(run, step);
  await settle(run, plan.clients);
  await checkAfterwards(ground, lab, clients);
  for (const client of clients) client.close();
}

async function takeStep(run: Run, step: Step): Promise<void> {
  const client = run.clients[step.client];
  if (!client) return;
  const [a = 0] = step.numbers;
  switch (step.action) {
    case 'sync':
      return client.attempt(step, (device) => device.turn({ choose: a % 4 === 0 }));
    case 'sync_and_give':
      return client.attempt(step, (device) =>
        Promise.all([device.turn({ choose: false }), give(run, client, device, step)]),
      );
    case 'restart':
      return client.restart(step.killAfter);
    case 'give_again':
      return client.attempt(step, async (device) => {
        const entry = await firstSetAside(device);
        if (entry) await retryCommand(device.appendContext, entry.id);
      });
    case 'give_up':
      return client.attempt(step, async (device) => {
        const entry = await firstSetAside(device);
        if (entry) await discardCommand(device.db, entry.id, 'no longer needed');
      });
    case 'clock':
      client.clock.setWall(client.clock.now() + (a % 2 === 0 ? DAY_MS : -DAY_MS));
      return;
    case 'revoke':
      return run.lab.setMember(step.client, a % 2 === 0 ? 'removed' : 'auditor');
    case 'restore':
      return run.lab.setMember(step.client, 'technician');
    case 'deliver_late':
      return deliverLate(run);
    case 'forget_tombstones':
      await run.ground.db.admin`select private.purge_tombstones(interval '-1 hour')`;
      return;
    default:
      return client.attempt(step, (device) => give(run, client, device, step));
  }
}

async function give({ lab }: Run, client: Client, device: TestDevice<DocOf>, step: Step): Promise<void> {
  // A second tab gives while the first one syncs: any kind of command will do.
  const action = step.action === 'sync_and_give' ? 'move' : step.action;
  const command = await commandOf(action, step.numbers, lab, device);
  if (command) await client.give(device, command);
}

async function firstSetAside(device: TestDevice<DocOf>) {
  return device.db.outbox.where('state').equals('quarantined').first();
}

async function deliverLate({ late }: Run): Promise<void> {
  for (const deliver of late.splice(0)) await deliver();
}

/** Nothing goes wrong any more: whatever was on its way arrives, everybody is a member, and all devices sync until nothing moves. */
async function settle(run: Run, people: number): Promise<void> {
  await deliverLate(run);
  for (let index = 0; index < people; index += 1) await run.lab.setMember(index, 'technician');
  for (let round = 0; round < ROUNDS; round += 1) {
    let waiting = 0;
    for (const client of run.clients) {
      const device = await client.device();
      await device.turn();
      const held = (await device.outbox()).filter(({ held: isHeld }) => isHeld);
      waiting += (await device.db.outbox.where('state').anyOf('queued', 'sending').count()) - held.length;
    }
    if (waiting === 0) break;
  }
  // What the last device sent, the others have not seen yet.
  for (const client of run.clients) await (await client.device()).turn();
}
