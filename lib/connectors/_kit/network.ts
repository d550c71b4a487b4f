import { DeliveryFailure } from './errors.ts';
import {
  bareHost,
  checkMailHost,
  checkUrl,
  type LoopbackOption,
  pinHost,
  portOf,
  type Resolver,
  type Target,
} from './guard.ts';
import { systemResolver } from './resolver.ts';
import { type Answer, httpsTransport, type Transport } from './transport.ts';

const MOST_REDIRECTS = 3;

/** A request to somebody else's machine. */
export interface OutgoingRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly signal: AbortSignal;
  /** How many redirects are followed, at most three; none unless asked. */
  readonly redirects?: number;
}

/** The only ways out of the house. Both look a host up once, check it, and connect to the address that was checked. */
export interface Network {
  /** Like `fetch`, but small: the body is read up to a limit. Throws a `DeliveryFailure`. */
  readonly fetch: (url: string, request: OutgoingRequest) => Promise<Answer>;
  /** Where to connect for mail. Throws a `DeliveryFailure`. */
  readonly pin: (host: string, port: number) => Promise<Target>;
}

interface NetworkPorts {
  readonly resolve?: Resolver;
  readonly transport?: Transport;
  readonly loopback?: LoopbackOption;
}

/** Makes the guarded network. Without arguments it is the real one, and nothing but the public internet is reached. */
export function createNetwork(ports: NetworkPorts = {}): Network {
  const { resolve = systemResolver, transport = httpsTransport, loopback } = ports;
  return {
    async pin(host, port) {
      checkMailHost(host, port, loopback);
      return pinHost(host, port, resolve, loopback);
    },
    async fetch(text, request) {
      let headers = request.headers;
      let url = checkUrl(text, loopback);
      for (let followed = 0; ; followed += 1) {
        const target = await pinHost(bareHost(url), portOf(url), resolve, loopback);
        const answer = await transport(url, target, { ...request, headers });
        const next = redirectOf(answer, url);
        if (next === null || (request.redirects ?? 0) === 0) return answer;
        if (followed >= Math.min(request.redirects ?? 0, MOST_REDIRECTS))
          throw new DeliveryFailure('redirected', { detail: 'too_many' });
        const from = url.origin;
        url = checkUrl(next, loopback);
        if (url.origin !== from) headers = withoutCredentials(headers);
      }
    },
  };
}

/** Where an answer sends the same request; 301 to 303 would turn it into another one and are not followed. */
function redirectOf({ status, headers }: Answer, base: URL): string | null {
  const location = headers.get('location');
  if ((status !== 307 && status !== 308) || location === null) return null;
  // An absolute address is checked as it was written, not as the parser mended it.
  if (/^[a-z][a-z0-9+.-]*:/i.test(location)) return location;
  return URL.canParse(location, base) ? new URL(location, base).href : location;
}

function withoutCredentials(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(authorization|cookie)$/i.test(name)));
}
