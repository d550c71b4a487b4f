import { z } from 'zod';
import { signatureHeaders } from '../connectors/_kit/sign.ts';
import type { Config } from './config.ts';
import type { Entry } from './spool.ts';

/** A reading as `ingest-readings` takes it. */
export type Offered = Entry['readings'][number];

/** What the server made of a batch. */
export type Answer =
  | { readonly kind: 'taken'; readonly refused: readonly { readonly index: number; readonly code: string }[] }
  /** Not now: nothing was decided about the readings. */
  | { readonly kind: 'later'; readonly reason: string; readonly retryAfterMs: number | null }
  /** Never in this form. */
  | { readonly kind: 'unacceptable'; readonly reason: string };

const TIMEOUT_MS = 30_000;

const takenSchema = z.object({
  status: z.enum(['taken', 'duplicate']),
  refused: z.array(z.object({ index: z.number().int(), code: z.string() })),
});
const refusalSchema = z.object({ code: z.string() });

/** Offers batches to `ingest-readings`, signed as Standard Webhooks are. Never throws. */
export function createServer({ url, gatewayId, secret }: Config['server'], request: typeof fetch = fetch) {
  const address = new URL(url);
  address.searchParams.set('gateway', gatewayId);

  return async (id: string, readings: readonly Offered[], now: Date, signal: AbortSignal): Promise<Answer> => {
    const body = JSON.stringify({ readings: readings.map(({ code: _, ...reading }) => reading) });
    try {
      const answer = await request(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(await signatureHeaders(id, now, body, [secret])) },
        body,
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
        // What is signed goes where the configuration says, and nowhere else.
        redirect: 'error',
      });
      return read(answer.status, await answer.text(), answer.headers.get('retry-after'));
    } catch (error) {
      return { kind: 'later', reason: `the server cannot be reached: ${reasonOf(error)}`, retryAfterMs: null };
    }
  };
}

function read(status: number, text: string, retryAfter: string | null): Answer {
  const body = parsedBody(text);
  if (status === 200) {
    const taken = takenSchema.safeParse(body).data;
    if (taken) return { kind: 'taken', refused: taken.refused };
    return { kind: 'later', reason: 'what answers there is not ingest-readings; check "url"', retryAfterMs: null };
  }
  const code = refusalSchema.safeParse(body).data?.code ?? 'no code';
  // Whether the gateway is out of use, the secret is another or the clock is off: none of it is the readings' fault.
  if (code === 'gateway_archived') {
    const reason =
      'this gateway was taken out of use in the app: an administrator takes it back under Administration, Sensors, Gateways; readings wait here';
    return { kind: 'later', reason, retryAfterMs: null };
  }
  if (status === 401 || status === 403) {
    const reason = `the server does not accept this gateway (${status}): check id, secret and the clock of this machine`;
    return { kind: 'later', reason, retryAfterMs: null };
  }
  if (status === 400 || status === 413 || status === 422) return { kind: 'unacceptable', reason: `${status} ${code}` };
  const seconds = retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : null;
  return {
    ...{ kind: 'later', reason: `the server answered ${status} ${code}` },
    retryAfterMs: seconds === null ? null : seconds * 1000,
  };
}

function parsedBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
