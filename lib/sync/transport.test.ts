import { expect, test } from 'vitest';
import type { RpcAnswer } from './ports.ts';
import { serverOver } from './transport.ts';

const never = new AbortController().signal;

function answering(answer: Partial<RpcAnswer>) {
  const whole: RpcAnswer = { status: 200, data: null, error: null, retryAfterMs: null, ...answer };
  return serverOver({ call: () => Promise.resolve(whole) });
}

test("a captive portal's page is no answer", async () => {
  await expect(answering({ data: '<html>Welcome</html>' }).summary('t', never)).rejects.toMatchObject({
    kind: 'unknown',
    code: 'internal',
    details: { reason: 'unreadable_answer' },
  });
});

test('nobody there is transient, and told as offline', async () => {
  await expect(answering({ status: 0 }).summary('t', never)).rejects.toMatchObject({
    kind: 'transient',
    details: { reason: 'offline' },
  });
});

test('the calls carry what the functions ask for', async () => {
  const calls: unknown[] = [];
  const server = serverOver({
    call: (name, args) => {
      calls.push([name, Object.keys(args)]);
      return Promise.resolve({ status: 500, data: null, error: null, retryAfterMs: null });
    },
  });
  const device = { id: 'd', name: '', platform: '', appVersion: '', queueLength: 0, oldestQueuedAt: null };
  await expect(server.apply({ tenantId: 't', device, commands: [] }, never)).rejects.toBeDefined();
  await expect(
    server.pull({ tenantId: 't', scope: 'tenant', cursor: 0, limit: 1, epoch: 0, begun: null, kinds: ['site'] }, never),
  ).rejects.toBeDefined();
  expect(calls).toEqual([
    ['apply_commands', ['p_tenant_id', 'p_device', 'p_commands']],
    ['pull_changes', ['p_tenant_id', 'p_scope', 'p_cursor', 'p_limit', 'p_epoch', 'p_begun', 'p_kinds']],
  ]);
});
