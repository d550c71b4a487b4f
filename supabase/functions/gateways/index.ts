import { z } from 'zod';
import { readKeyRing, sealSecrets } from '../../../lib/connectors/_kit/secrets.ts';
import { answered, passedOn, preflight, refused } from '../_shared/answers.ts';
import { bodyWithin, parsed } from '../_shared/body.ts';
import { environment } from '../_shared/environment.ts';
import { callAsPerson, RpcRefusal } from '../_shared/rpc.ts';
import { newSecret } from '../_shared/signature.ts';

/*
 * Makes a gateway known: POST { tenantId, gatewayId, name } by an administrator. The answer holds the secret it signs with, this once: the
 * database keeps it sealed with a key of this function alone.
 */
declare const Deno: { serve(handler: (request: Request) => Promise<Response>): void };

const wanted = z.strictObject({ tenantId: z.uuid(), gatewayId: z.uuid(), name: z.string().trim().min(1).max(120) });

const env = environment();
const ring = await readKeyRing(env.secretsKeys);

async function handle(request: Request): Promise<Response> {
  if (request.method !== 'POST') return refused('arguments_invalid', { field: 'method' }, 405);
  const body = await bodyWithin(request, 4_096);
  const gateway = wanted.safeParse(parsed(body ?? ''));
  if (!gateway.success) return refused('arguments_invalid', { field: String(gateway.error.issues[0]?.path[0] ?? '') });
  const { tenantId, gatewayId, name } = gateway.data;
  const secret = newSecret();
  await callAsPerson(env, request, 'register_gateway', {
    p_tenant_id: tenantId,
    p_gateway_id: gatewayId,
    p_name: name,
    p_secret_sealed: await sealSecrets(ring, { tenantId, connectorId: gatewayId }, { secret }),
  });
  return answered({ gatewayId, secret });
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
