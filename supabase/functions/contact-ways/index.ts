import { z } from 'zod';
import { readKeyRing, sealSecrets } from '../../../lib/connectors/_kit/secrets.ts';
import { contactWaySchema } from '../../../lib/domain/contact-ways/model.ts';
import { addressOf, hintOf } from '../../../lib/domain/contact-ways/rules/address.ts';
import { answered, passedOn, preflight, refused } from '../_shared/answers.ts';
import { bodyWithin, parsed } from '../_shared/body.ts';
import { environment } from '../_shared/environment.ts';
import { hexOfSha256 } from '../_shared/hash.ts';
import { callAsPerson, RpcRefusal } from '../_shared/rpc.ts';

/*
 * An address of a signed-in person's own: POST { tenantId, memberId, way, address, language }. It is sealed here with the code that proves it, so
 * that the database never has either, and the code goes out by the laboratory's channel. What is answered is what the person knows it again by.
 */
declare const Deno: { serve(handler: (request: Request) => Promise<Response>): void };

const wanted = z.strictObject({
  tenantId: z.uuid(),
  memberId: z.uuid(),
  way: contactWaySchema,
  address: z.string().max(400),
  language: z.string().regex(/^[a-z]{2,3}$/),
});

const env = environment();
const ring = await readKeyRing(env.secretsKeys);

async function handle(request: Request): Promise<Response> {
  if (request.method !== 'POST') return refused('arguments_invalid', { field: 'method' }, 405);
  const read = wanted.safeParse(parsed((await bodyWithin(request, 4_096)) ?? ''));
  if (!read.success) return refused('arguments_invalid', { field: String(read.error.issues[0]?.path[0] ?? '') });
  const { tenantId, memberId, way, language } = read.data;
  const address = addressOf(way, read.data.address);
  if (address === null) return refused('arguments_invalid', { field: 'address' });
  const code = sixDigits();
  const hint = hintOf(way, address);
  await callAsPerson(env, request, 'save_contact_address', {
    p_tenant_id: tenantId,
    p_member_id: memberId,
    p_way: way,
    p_language: language,
    p_sealed: await sealSecrets(ring, { tenantId, connectorId: `${memberId}.${way}` }, { to: address, code }),
    p_hint: hint,
    p_code_hash: await hexOfSha256(`${tenantId}.${memberId}.${way}.${code}`),
  });
  return answered({ hint });
}

/** Every code as likely as any other: numbers beyond the last whole million are thrown again. */
function sixDigits(): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return number < 4_294_000_000 ? String(number % 1_000_000).padStart(6, '0') : sixDigits();
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
