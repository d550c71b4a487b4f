import { z } from 'zod';
import { evidencePath } from '../../../lib/domain/readings/photo.ts';
import { answered, refused } from '../_shared/answers.ts';
import { environment } from '../_shared/environment.ts';
import { callAsService } from '../_shared/rpc.ts';
import { isSameSecret } from '../_shared/same-secret.ts';
import { oldPhotoSchema, removeOldPhotos, type RemovePorts } from './remove.ts';

/*
 * Deletes the photos whose readings have gone by retention: POST by whoever holds the service's key (a schedule). Many at a time are harmless: a
 * picture that is deleted twice is gone once.
 */
declare const Deno: { serve(handler: (request: Request) => Promise<Response>): void };

/** A little less than what a hosted function may run. */
const LONGEST_MS = 110_000;
const ANSWER_MS = 20_000;

const env = environment();

const ports: RemovePorts = {
  async claim() {
    return z.array(oldPhotoSchema).parse(await callAsService(env, 'claim_old_photos', { p_limit: 100 }));
  },
  async remove(photos) {
    const answer = await fetch(`${env.url}/storage/v1/object/evidence`, {
      method: 'DELETE',
      headers: {
        apikey: env.serviceKey,
        authorization: `Bearer ${env.serviceKey}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ prefixes: photos.map(evidencePath) }),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`Storage answered ${answer.status}: ${text.slice(0, 200)}`);
  },
  async settle(tenantId, commandIds) {
    const args = { p_tenant_id: tenantId, p_command_ids: commandIds };
    return z
      .number()
      .int()
      .parse(await callAsService(env, 'settle_old_photos', args));
  },
};

Deno.serve(async (request) => {
  const bearer = request.headers.get('authorization') ?? '';
  if (request.method !== 'POST' || !(await isSameSecret(bearer, `Bearer ${env.serviceKey}`))) {
    return refused('not_permitted', {}, 403);
  }
  try {
    return answered({ removed: await removeOldPhotos(ports, AbortSignal.timeout(LONGEST_MS)) });
  } catch (error) {
    console.error(error);
    return refused('transient');
  }
});
