import { z } from 'zod';
import { readKeyRing, sealSecrets } from '../../../lib/connectors/_kit/secrets.ts';
import { answered, passedOn, preflight, refused } from '../_shared/answers.ts';
import { bodyWithin, parsed } from '../_shared/body.ts';
import { environment } from '../_shared/environment.ts';
import { callAsPerson, RpcRefusal } from '../_shared/rpc.ts';
import { newSecret } from '../_shared/signature.ts';

/*
 * Makes a gateway known, POST { tenantId, gatewayId, name }, or gives one a new secret in the place of the old one, POST { tenantId, gatewayId,
 * renew: true }; by an administrator. The answer holds the secret it signs with, this once: the database keeps it sealed with a key of this
 * function alone.
 */
declare const Deno: { serve(handler: (request: Request) => Promise<Response>): void };

const wanted = z.strictObject({
  tenantId: z.uuid(),
  gatewayId: z.uuid(),
  name: z.string().trim().min(1).max(120).optional(),
  renew: z.literal(true).optional(),
});

const env = environment();
const ring = await readKeyRing(env.secretsKeys);

async function handle(request: Request): Promise<Response> {
  if (request.method !== 'POST') return refused('arguments_invalid', { field: 'method' }, 405);
  const body = await bodyWithin(request, 4_096);
  const gateway = wanted.safeParse(parsed(body ?? ''));
  if (!gateway.success) return refused('arguments_invalid', { field: String(gateway.error.issues[0]?.path[0] ?? '') });
  const { tenantId, gatewayId, name, renew } = gateway.data;
  // One or the other: a new gateway has a name, and a new secret changes none.
  if ((name === undefined) !== (renew === true)) return refused('arguments_invalid', { field: 'name' });
  const secret = newSecret();
  const sealed = await sealSecrets(ring, { tenantId, connectorId: gatewayId }, { secret });
  const args = { p_tenant_id: tenantId, p_gateway_id: gatewayId, p_secret_sealed: sealed };
  if (name === undefined) await callAsPerson(env, request, 'renew_gateway_secret', args);
  else await callAsPerson(env, request, 'register_gateway', { ...args, p_name: name });
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
