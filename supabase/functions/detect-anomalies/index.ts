import { z } from 'zod';
import { answered, refused } from '../_shared/answers.ts';
import { environment } from '../_shared/environment.ts';
import { callAsService } from '../_shared/rpc.ts';
import { isSameSecret } from '../_shared/same-secret.ts';
import { watch, watchedSchema, type WatchPorts } from './watch.ts';

/*
 * Looks for slow failures in what sensors have said since the last time: POST by whoever holds the service's key (a schedule). Many at a time are
 * harmless: of two that bring back the same, the database takes one.
 */
declare const Deno: { serve(handler: (request: Request) => Promise<Response>): void };

/** A little less than what a hosted function may run. */
const LONGEST_MS = 110_000;

const env = environment();

const ports: WatchPorts = {
  async next(after) {
    const found = await callAsService(env, 'readings_to_watch', {
      p_after_tenant: after?.tenantId ?? null,
      p_after_sensor: after?.sensorId ?? null,
      p_limit: 8,
    });
    return z.array(watchedSchema).parse(found);
  },
  async settle(watched, state, lasting) {
    await callAsService(env, 'settle_anomalies', {
      p_tenant_id: watched.tenantId,
      p_sensor_id: watched.sensorId,
      p_revision: watched.revision,
      p_placed_from: watched.placedFrom,
      p_seen_until: watched.seenUntil,
      p_state: state,
      p_lasting: lasting,
    });
  },
  failed(watched, error) {
    console.error(`sensor ${watched.sensorId}`, error);
  },
};

Deno.serve(async (request) => {
  const bearer = request.headers.get('authorization') ?? '';
  if (request.method !== 'POST' || !(await isSameSecret(bearer, `Bearer ${env.serviceKey}`))) {
    return refused('not_permitted', {}, 403);
  }
  try {
    return answered({ watched: await watch(ports, AbortSignal.timeout(LONGEST_MS)) });
  } catch (error) {
    console.error(error);
    return refused('transient');
  }
});
