import { z } from 'zod';
import { createNetwork } from '../../../lib/connectors/_kit/network.ts';
import { openSecrets, readKeyRing } from '../../../lib/connectors/_kit/secrets.ts';
import type { Connector } from '../../../lib/connectors/_kit/contract.ts';
import { connectors } from '../../../lib/connectors/registry.gen.ts';
import { sealProof } from '../_shared/acknowledgement.ts';
import { answered, refused } from '../_shared/answers.ts';
import { environment } from '../_shared/environment.ts';
import { callAsService } from '../_shared/rpc.ts';
import { isSameSecret } from '../_shared/same-secret.ts';
import { vapid } from '../_shared/vapid.ts';
import { type Claimed, claimedSchema } from './claimed.ts';
import { dispatch, type DispatchPorts } from './dispatch.ts';
import { codeMessage, messageOf, type Proof } from './message.ts';

/*
 * Sends what is due: POST by whoever holds the service's key (the database's schedule, or what hears its notification). Many at a time are
 * harmless: each delivery is handed to one of them.
 */
declare const Deno: {
  serve(handler: (request: Request) => Promise<Response>): void;
  env: { get(name: string): string | undefined };
};

/** A little less than what a hosted function may run. */
const LONGEST_MS = 110_000;
const LEASE_SECONDS = 120;

const env = environment();
const ring = await readKeyRing(env.secretsKeys);
const app = (Deno.env.get('TRACSEQ_APP_URL') ?? 'http://localhost:3000').replace(/\/$/, '');
/** Where devices reach the functions of this project, when that is not where the functions reach each other. */
const functions = (Deno.env.get('TRACSEQ_FUNCTIONS_URL') ?? `${env.url}/functions/v1`).replace(/\/$/, '');
/** Only where everything is on one machine, as in the demo with its own mail catcher. */
const loopback = z
  .record(z.string(), z.number().int())
  .optional()
  .parse(JSON.parse(Deno.env.get('TRACSEQ_LOOPBACK_HOSTS') ?? 'null') ?? undefined);

const byId = new Map<string, Connector>(Object.entries(connectors));

/** What lets a device take the alert on by a tap; only where somebody is still wanted, and that person may. */
async function proofOf({ event, tenantId, alert, device }: Claimed): Promise<Proof | null> {
  if (
    (event !== 'opened' && event !== 'escalated') ||
    alert === null ||
    alert.acknowledgedAt !== null ||
    device?.mayAcknowledge !== true
  )
    return null;
  const proven = { subscriptionId: device.subscriptionId, alertId: alert.id };
  return {
    tenantId,
    url: `${functions}/acknowledge-alert`,
    proof: await sealProof(ring, tenantId, proven, new Date()),
  };
}

const ports: DispatchPorts = {
  async claim() {
    const claimed = await callAsService(env, 'claim_deliveries', { p_limit: 20, p_lease_seconds: LEASE_SECONDS });
    return z.array(claimedSchema).parse(claimed);
  },
  async settle({ tenantId, deliveryId }, outcome) {
    await callAsService(env, 'settle_delivery', {
      p_tenant_id: tenantId,
      p_delivery_id: deliveryId,
      p_state: outcome.state,
      p_reference: outcome.state === 'delivered' ? outcome.reference : null,
      p_problem: outcome.state === 'delivered' ? null : outcome.problem,
      p_next_at: outcome.state === 'waiting' ? outcome.nextAt.toISOString() : null,
      p_gone: outcome.state === 'dead' && outcome.gone,
      p_channel_fails: outcome.state !== 'delivered' && outcome.channelFails,
      p_confirmed_at: outcome.state === 'dead' ? outcome.confirmedAt : null,
    });
  },
  open: ({ tenantId, channelId, secretSealed }) =>
    openSecrets(ring, { tenantId, connectorId: channelId }, secretSealed ?? ''),
  openAddress: ({ tenantId, person }) =>
    openSecrets(ring, { tenantId, connectorId: person?.sealedFor ?? '' }, person?.addressSealed ?? ''),
  message: async (claimed, code) =>
    code === null ? messageOf(claimed, app, await proofOf(claimed)) : codeMessage(claimed, app, code),
  pushSettings: vapid(),
  connectorOf: (id) => byId.get(id),
  network: createNetwork(loopback === undefined ? {} : { loopback: { hosts: loopback } }),
  now: () => new Date(),
  random: Math.random,
};

Deno.serve(async (request) => {
  const bearer = request.headers.get('authorization') ?? '';
  if (request.method !== 'POST' || !(await isSameSecret(bearer, `Bearer ${env.serviceKey}`))) {
    return refused('not_permitted', {}, 403);
  }
  try {
    return answered({ tried: await dispatch(ports, AbortSignal.timeout(LONGEST_MS)) });
  } catch (error) {
    console.error(error);
    return refused('transient');
  }
});
