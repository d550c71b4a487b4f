import { createHmac, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { z } from 'zod';
import type { TestStack } from '../../local/testing.ts';
import type { ColdRoom } from './cold-room.ts';

/** What a person's app sends along. */
export async function asPerson(stack: TestStack, { userId }: { readonly userId: string }) {
  const token = await new SignJWT({ role: 'authenticated', aud: 'authenticated' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(userId)
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(stack.jwtSecret));
  return { authorization: `Bearer ${token}`, apikey: stack.publishableKey };
}

/** What an administrator's app sends along. */
export const asAdministrator = (stack: TestStack, room: ColdRoom) => asPerson(stack, room.administrator);

/** Calls an edge function and answers its status and what it says. */
export async function callFunction(stack: TestStack, path: string, body: unknown, headers: Record<string, string>) {
  const init = { method: 'POST', body: JSON.stringify(body), headers };
  const answer = await fetch(`${stack.url}/functions/v1/${path}`, init);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** A gateway, and what it signs with. */
export interface MadeGateway {
  readonly gatewayId: string;
  readonly secret: string;
}
const madeSchema: z.ZodType<MadeGateway> = z.object({ gatewayId: z.uuid(), secret: z.string() });

/** Makes a gateway known as an administrator does, by the edge function. */
export async function makeGateway(stack: TestStack, room: ColdRoom): Promise<MadeGateway> {
  const wanted = { tenantId: room.tenantId, gatewayId: randomUUID(), name: 'Basement' };
  const { body } = await callFunction(stack, 'gateways', wanted, await asAdministrator(stack, room));
  return madeSchema.parse(body);
}

/** Gives a gateway a new secret as an administrator does, and answers it. */
export async function renewSecret(stack: TestStack, room: ColdRoom, gatewayId: string): Promise<string> {
  const wanted = { tenantId: room.tenantId, gatewayId, renew: true };
  const { body } = await callFunction(stack, 'gateways', wanted, await asAdministrator(stack, room));
  return madeSchema.parse(body).secret;
}

/** The headers by which a gateway signs a batch. */
export function signed(body: string, secret: string, { id = randomUUID(), now = Date.now() } = {}) {
  const timestamp = String(Math.floor(now / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
