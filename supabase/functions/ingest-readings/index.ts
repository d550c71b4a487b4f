import { z } from 'zod';
import { openSecrets, readKeyRing, SecretsError } from '../../../lib/connectors/_kit/secrets.ts';
import { answered, passedOn, refused } from '../_shared/answers.ts';
import { bodyWithin, parsed } from '../_shared/body.ts';
import { environment } from '../_shared/environment.ts';
import { callAsService, RpcRefusal } from '../_shared/rpc.ts';
import { isSigned, signedHeaders } from '../_shared/signature.ts';

/*
 * Readings of a gateway: POST /functions/v1/ingest-readings?gateway=<id> with { "readings": [{ sensorId, takenAt, temperature, humidity,
 * pressure, battery }] }, at most 5,000 and one megabyte, signed as Standard Webhooks are (webhook-id, webhook-timestamp, webhook-signature).
 * The answer lists what was refused by its place; the rest is taken. Sending the same batch again is harmless. README.md says it to whoever
 * writes a gateway of their own.
 */
declare const Deno: { serve(handler: (request: Request) => Promise<Response>): void };

const MOST_BYTES = 1_048_576;
const gatewaysSchema = z.array(z.object({ tenantId: z.uuid(), secretSealed: z.string() }));
const batchSchema = z.object({ readings: z.array(z.unknown()) });

const env = environment();
const ring = await readKeyRing(env.secretsKeys);

/** Whoever is not known, signs wrongly or too late hears the same. */
const unknown = () => refused('tenant_unknown', {}, 401);

async function handle(request: Request): Promise<Response> {
  if (request.method !== 'POST') return refused('arguments_invalid', { field: 'method' }, 405);
  const gatewayId = z.uuid().safeParse(new URL(request.url).searchParams.get('gateway'));
  const signed = signedHeaders(request.headers);
  if (!gatewayId.success || !signed) return unknown();
  const body = await bodyWithin(request, MOST_BYTES);
  if (body === null) return refused('too_many_items', { field: 'body', maximum: MOST_BYTES }, 413);
  const tenantId = await signerOf(gatewayId.data, (secret) => isSigned(signed, body, secret, new Date()));
  if (tenantId === null) return unknown();
  const batch = batchSchema.safeParse(parsed(body));
  if (!batch.success) return refused('arguments_invalid', { field: 'readings' });
  return answered(
    await callAsService(env, 'ingest_readings', {
      p_tenant_id: tenantId,
      p_gateway_id: gatewayId.data,
      p_nonce: signed.id,
      p_readings: batch.data.readings,
    }),
  );
}

/**
 * The laboratory whose gateway of this id signed; several may have chosen the same id. A secret that cannot be opened keeps none of the others from
 * being tried; where nobody else signed, it is a matter of this server and not of the gateway.
 */
async function signerOf(gatewayId: string, isSignedWith: (secret: string) => Promise<boolean>): Promise<string | null> {
  const gateways = gatewaysSchema.parse(await callAsService(env, 'gateway_secrets', { p_gateway_id: gatewayId }));
  let unopened: SecretsError | null = null;
  for (const { tenantId, secretSealed } of gateways) {
    try {
      const { secret } = await openSecrets(ring, { tenantId, connectorId: gatewayId }, secretSealed);
      if (secret !== undefined && (await isSignedWith(secret))) return tenantId;
    } catch (error) {
      if (!(error instanceof SecretsError)) throw error;
      unopened = error;
    }
  }
  if (unopened) throw unopened;
  return null;
}

Deno.serve(async (request) => {
  try {
    return await handle(request);
  } catch (error) {
    if (error instanceof RpcRefusal) return passedOn(error);
    // The text says nothing of what is inside; the operator finds it in the log of the function.
    console.error(error instanceof SecretsError ? `secrets: ${error.code}` : error);
    return refused('transient');
  }
});
