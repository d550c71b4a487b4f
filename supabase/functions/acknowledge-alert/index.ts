import { z } from 'zod';
import { readKeyRing } from '../../../lib/connectors/_kit/secrets.ts';
import { openProof } from '../_shared/acknowledgement.ts';
import { answered, passedOn, preflight, refused } from '../_shared/answers.ts';
import { bodyWithin, parsed } from '../_shared/body.ts';
import { environment } from '../_shared/environment.ts';
import { callAsService, RpcRefusal } from '../_shared/rpc.ts';

/*
 * A tap on "Acknowledge" in a notification, while the app is closed: POST { tenantId, proof, commandId, deviceTime } by the service worker, which has
 * no sign-in. The proof came inside the encrypted notification, so only the device that was told can have it. The answer is the command's verdict;
 * the same `commandId` again is the same tap.
 */
declare const Deno: { serve(handler: (request: Request) => Promise<Response>): void };

const wanted = z.strictObject({
  tenantId: z.uuid(),
  proof: z.string().max(2_000),
  commandId: z.uuid(),
  deviceTime: z.iso.datetime(),
});

const env = environment();
const ring = await readKeyRing(env.secretsKeys);

async function handle(request: Request): Promise<Response> {
  if (request.method !== 'POST') return refused('arguments_invalid', { field: 'method' }, 405);
  const tap = wanted.safeParse(parsed((await bodyWithin(request, 4_096)) ?? ''));
  if (!tap.success) return refused('arguments_invalid', { field: String(tap.error.issues[0]?.path[0] ?? '') });
  const { tenantId, commandId, deviceTime } = tap.data;
  const proof = await openProof(ring, tenantId, tap.data.proof, new Date());
  if (proof === null) return refused('not_permitted', {}, 403);
  const verdict = await callAsService(env, 'acknowledge_by_push', {
    p_tenant_id: tenantId,
    p_subscription_id: proof.subscriptionId,
    p_alert_id: proof.alertId,
    p_command_id: commandId,
    p_device_time: deviceTime,
  });
  return answered({ verdict });
}

Deno.serve(async (request) => {
  try {
    return preflight(request) ?? (await handle(request));
  } catch (error) {
    if (error instanceof RpcRefusal) return passedOn(error);
    console.error(error);
    return refused('transient');
  }
});
