import { request as plainRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { DeliveryFailure } from './errors.ts';
import { familyOf, isLoopback } from './addresses.ts';
import type { Target } from './guard.ts';

/** An answer needs a few hundred bytes; more is read from nobody. */
const MOST_BYTES = 64 * 1024;

/** What came back: text, cut off where it got too long. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  readonly truncated: boolean;
}

interface Sending {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly signal: AbortSignal;
}

/** Sends one request to a checked address and reads the answer. Throws a `DeliveryFailure`. */
export type Transport = (url: URL, target: Target, sending: Sending) => Promise<Answer>;

/**
 * HTTP over `node:https`, which Node and Deno both have. It dials the checked address itself, not the name, so nothing is
 * looked up again between the check and the connection; the certificate is still verified against the name. Where a
 * runtime took the address for the name, the certificate would not match and nothing would be sent.
 */
export const httpsTransport: Transport = (url, target, sending) =>
  new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      reject(error instanceof DeliveryFailure ? error : networkFailure(error));
    };
    const secure = url.protocol === 'https:' && (!target.loopback || target.ca !== undefined);
    if (!secure && !isLoopback(target.address)) throw new DeliveryFailure('address_refused', { detail: 'not_https' });
    const body = typeof sending.body === 'string' ? new TextEncoder().encode(sending.body) : sending.body;
    const options: RequestOptions = {
      host: target.address,
      port: target.port,
      method: sending.method,
      path: `${url.pathname}${url.search}`,
      agent: false,
      signal: sending.signal,
      headers: {
        ...sending.headers,
        host: url.host,
        'accept-encoding': 'identity',
        'content-length': String(body?.byteLength ?? 0),
        connection: 'close',
      },
    };
    const tls = {
      // Server names of TLS are names: an address is verified as the host it is.
      ...(familyOf(target.host) === 0 ? { servername: target.host } : {}),
      ...(target.ca === undefined ? {} : { ca: target.ca }),
    };
    const read = (message: IncomingMessage) => void readAnswer(message).then(resolve, fail);
    const request = secure ? tlsRequest({ ...options, ...tls }, read) : plainRequest(options, read);
    request.on('error', fail);
    request.end(body);
  });

async function readAnswer(message: IncomingMessage): Promise<Answer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of message) {
    if (!(chunk instanceof Uint8Array)) continue;
    chunks.push(chunk.subarray(0, MOST_BYTES - size));
    size += chunk.byteLength;
    if (size > MOST_BYTES) break;
  }
  message.destroy();
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers))
    for (const one of [value ?? []].flat()) headers.append(name, one);
  const body = new TextDecoder().decode(await new Blob(chunks.map((chunk) => chunk.slice())).arrayBuffer());
  return { status: message.statusCode ?? 0, headers, body, truncated: size > MOST_BYTES };
}

/** What an error of the network means; by its code, never by its text. */
export function networkFailure(error: unknown): DeliveryFailure {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const detail = /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? { detail: code } : {};
  if (code.startsWith('HPE_')) return new DeliveryFailure('answer_invalid', detail);
  if (/CERT|TLS|SSL|LEAF_SIGNATURE|SELF_SIGNED/.test(code)) return new DeliveryFailure('tls_invalid', detail);
  return new DeliveryFailure('unreachable', detail);
}
