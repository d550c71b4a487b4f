import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { signedIn, userId, type Client } from '../../local/gateway/testing.ts';
import { startTestStack, type TestStack } from '../../local/testing.ts';
import { createLaboratory } from '../laboratory.ts';
import { tenantPokes } from '../../../lib/supabase/pokes.ts';

/** Seconds that a token is good for here. */
const EXPIRY = 2;

let stack: TestStack;
let client: Client;
let tenantId: string;

beforeAll(async () => {
  stack = await startTestStack({ jwtExpiry: EXPIRY });
  client = await signedIn(stack, 'mia@example.test');
  ({ tenantId } = await createLaboratory(stack.db));
  await stack.db.admin`
    insert into public.memberships (tenant_id, id, user_id, email, name, role, state, epoch)
    values (${tenantId}, ${randomUUID()}, ${await userId(client)}, 'mia@example.test', 'Mia', 'technician', 'active', 1)`;
});
afterAll(async () => {
  await client.removeAllChannels();
  await stack.close();
});

test('a channel that the server closed, because the token had run out, is joined anew and heard again', async () => {
  const heard: unknown[] = [];
  let joined = 0;
  const leave = tenantPokes(() => Promise.resolve(client), { rejoinMs: 50 }).subscribe(tenantId, {
    onReady: () => (joined += 1),
    onPoke: (poke) => heard.push(poke),
  });
  await vi.waitFor(() => expect(joined).toBe(1), { timeout: 5_000 });
  const closed = client.getChannels()[0];
  await vi.waitFor(() => expect(client.getChannels()).not.toContain(closed), { timeout: 10_000 });
  await vi.waitFor(
    async () => {
      await stack.db.admin`select private.poke(${tenantId}, 'poke', '{"version": 7}')`;
      expect(heard).toContainEqual({ event: 'poke', version: 7 });
    },
    { timeout: 10_000 },
  );
  leave();
  await vi.waitFor(() => expect(client.getChannels()).toEqual([]), { timeout: 5_000 });
});
