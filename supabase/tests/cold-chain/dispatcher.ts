import postgres from 'postgres';
import { z } from 'zod';
import { createNetwork } from '../../../lib/connectors/_kit/network.ts';
import { connectors } from '../../../lib/connectors/registry.gen.ts';
import { type Claimed, claimedSchema } from '../../functions/dispatch-deliveries/claimed.ts';
import { dispatch, type DispatchPorts } from '../../functions/dispatch-deliveries/dispatch.ts';
import { messageOf } from '../../functions/dispatch-deliveries/message.ts';

/*
 * A dispatcher as a process of its own, so that it can be ended for good: `node dispatcher.ts <database> <secret> <step>`. At its step
 * (`claimed`, `sent`, `settled`, or `never`) it says so on its output and goes no further.
 */
const [url = '', secret = '', step = 'never'] = process.argv.slice(2);
const sql = postgres(url, { max: 4, onnotice: () => undefined });

/** Never goes on where it is to be ended; the timer keeps the process alive. */
async function reach(here: string): Promise<void> {
  if (here !== step) return;
  process.stdout.write(`${here}\n`);
  await new Promise(() => setInterval(() => undefined, 1000));
}

const ports: DispatchPorts = {
  async claim() {
    const [row] = await sql`select public.claim_deliveries(20, 120) as claimed`;
    const claimed = z.array(claimedSchema).parse(row?.['claimed']);
    if (claimed.length > 0) await reach('claimed');
    return claimed;
  },
  async settle({ tenantId, deliveryId }: Claimed, outcome) {
    await reach('sent');
    const problem = outcome.state === 'delivered' ? null : outcome.problem;
    const nextAt = outcome.state === 'waiting' ? outcome.nextAt.toISOString() : null;
    await sql`select public.settle_delivery(${tenantId}, ${deliveryId}, ${outcome.state}, null, ${problem}, ${nextAt})`;
    await reach('settled');
  },
  open: () => Promise.resolve({ secret, password: secret }),
  openAddress: () => Promise.resolve({}),
  message: (claimed) => Promise.resolve(messageOf(claimed, 'https://app.example', null)),
  pushSettings: null,
  connectorOf: (id) => (id === 'webhook' || id === 'email' ? connectors[id] : undefined),
  network: createNetwork({ loopback: {} }),
  now: () => new Date(),
  random: Math.random,
};

await dispatch(ports, AbortSignal.timeout(60_000));
await sql.end();
