import { z } from 'zod';
import { readKeyRing, sealSecrets } from '../../../lib/connectors/_kit/secrets.ts';
import { WebPushConfig } from '../../../lib/connectors/web-push/types.ts';
import { answered, passedOn, preflight, refused } from '../_shared/answers.ts';
import { bodyWithin, parsed } from '../_shared/body.ts';
import { environment } from '../_shared/environment.ts';
import { hexOfSha256 } from '../_shared/hash.ts';
import { callAsPerson, RpcRefusal } from '../_shared/rpc.ts';
import { vapid } from '../_shared/vapid.ts';

/*
 * Notifications on a device of a signed-in person. GET answers the key with which a browser subscribes, null where the project has none; POST
 * { tenantId, subscriptionId, deviceId, device, language, minimumSeverity, subscription } keeps what it subscribed to, sealed: whoever knows an address can send.
 */
declare const Deno: { serve(handler: (request: Request) => Promise<Response>): void };

const wanted = z.strictObject({
  tenantId: z.uuid(),
  subscriptionId: z.uuid(),
  // None from an app of before it was asked for.
  deviceId: z.uuid().nullish(),
  device: z.string().trim().min(1).max(120),
  language: z.string().regex(/^[a-z]{2,3}$/),
  minimumSeverity: z.enum(['warning', 'critical']),
  subscription: WebPushConfig.pick({ endpoint: true, p256dh: true, auth: true }).strict(),
});

const env = environment();
const ring = await readKeyRing(env.secretsKeys);

async function handle(request: Request): Promise<Response> {
  if (request.method === 'GET') return answered({ publicKey: vapid()?.vapidPublicKey ?? null });
  if (request.method !== 'POST') return refused('arguments_invalid', { field: 'method' }, 405);
  const read = wanted.safeParse(parsed((await bodyWithin(request, 8_192)) ?? ''));
  if (!read.success) return refused('arguments_invalid', { field: String(read.error.issues[0]?.path[0] ?? '') });
  const { tenantId, subscriptionId, deviceId, device, language, minimumSeverity, subscription } = read.data;
  await callAsPerson(env, request, 'save_push_subscription', {
    p_tenant_id: tenantId,
    p_subscription_id: subscriptionId,
    p_device: device,
    p_language: language,
    p_minimum_severity: minimumSeverity,
    p_endpoint_hash: await hexOfSha256(subscription.endpoint),
    p_device_id: deviceId ?? null,
    p_sealed: await sealSecrets(ring, { tenantId, connectorId: subscriptionId }, subscription),
  });
  return answered({ subscriptionId });
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
