import { familyOf, isLoopback, isPublicAddress } from './addresses.ts';
import { DeliveryFailure } from './errors.ts';

const HTTPS_PORTS = new Set([443, 8443]);
/** The standard ones, and those that providers offer where a cloud lets nothing out to the standard ones. */
const SMTP_PORTS = new Set([25, 465, 587, 2465, 2525, 2587]);
const LONGEST_URL = 2048;

/** Looks a name up: all its addresses. Asked once for a connection, because a second answer may differ. */
export type Resolver = (host: string) => Promise<readonly string[]>;

/**
 * For tests and the demo on one machine, never set on a server: names that answer here, each by its port, and this
 * machine itself by any port. Plain, or with TLS where the authority that signed for the names is given.
 */
export interface LoopbackOption {
  readonly hosts?: Readonly<Record<string, number>>;
  readonly ca?: string;
}

/** A checked place to connect to. Only `address` is dialled; `host` is for certificates and headers. */
export interface Target {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly loopback: boolean;
  /** An authority to trust instead of the public ones; loopback alone. */
  readonly ca?: string;
}

const refuse = (detail: string) => new DeliveryFailure('address_refused', { detail });

/**
 * Reads an address that somebody typed or that a redirect named, and refuses what is not plain https to a host in its
 * ordinary spelling: credentials, odd ports, numbers for addresses, what a lenient parser would read in two ways.
 */
export function checkUrl(text: string, loopback?: LoopbackOption): URL {
  if (text.length > LONGEST_URL || /[\s\\\x00-\x1f\x7f]/.test(text)) throw refuse('url_malformed');
  const written = /^(https?):\/\/([^/?#]+)/i.exec(text);
  if (written === null || !URL.canParse(text)) throw refuse('url_malformed');
  const authority = written[2] ?? '';
  if (authority.includes('@')) throw refuse('url_credentials');
  const url = new URL(text);
  const host = bareHost(url);
  // The parser reads 2130706433, 0x7f.1 and 127.1 as 127.0.0.1: an address must stand there as it is.
  const asWritten = authority.replace(/:\d*$/, '').replace(/^\[|\]$/g, '');
  if (familyOf(host) !== 0 && asWritten.toLowerCase() !== host) throw refuse('host_spelling');
  if (host.endsWith('.')) throw refuse('host_spelling');
  if (loopback !== undefined && isThisMachine(host)) return url;
  if (url.protocol !== 'https:') throw refuse('not_https');
  if (!HTTPS_PORTS.has(portOf(url))) throw refuse('port');
  return url;
}

/** Checks a mail server's host and port, as `checkUrl` does an address. */
export function checkMailHost(host: string, port: number, loopback?: LoopbackOption): void {
  if (!/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(host)) throw refuse('host_spelling');
  if (loopback !== undefined && isThisMachine(host)) return;
  if (!SMTP_PORTS.has(port)) throw refuse('port');
}

/**
 * Looks the host up once and answers the one address that may be dialled. A host with any address that is not public is
 * refused as a whole: an honest one has none, and which of them is used later is not ours to guess.
 */
export async function pinHost(
  host: string,
  port: number,
  resolve: Resolver,
  loopback?: LoopbackOption,
): Promise<Target> {
  if (loopback !== undefined) {
    const ca = loopback.ca === undefined ? {} : { ca: loopback.ca };
    const here = loopback.hosts?.[host];
    if (here !== undefined) return { host, address: '127.0.0.1', port: here, loopback: true, ...ca };
    if (isThisMachine(host))
      return { host, address: host === 'localhost' ? '127.0.0.1' : host, port, loopback: true, ...ca };
  }
  const isName = familyOf(host) === 0;
  if (isName && !host.includes('.')) throw refuse('host_local');
  const addresses = isName ? await lookUp(host, resolve) : [host];
  if (!addresses.every(isPublicAddress)) throw refuse('host_private');
  // Where functions run there is often no way out over IPv6.
  const address = addresses.find((candidate) => familyOf(candidate) === 4) ?? addresses[0];
  if (address === undefined) throw new DeliveryFailure('unreachable', { detail: 'ENOTFOUND' });
  return { host, address, port, loopback: false };
}

async function lookUp(host: string, resolve: Resolver): Promise<readonly string[]> {
  try {
    return await resolve(host);
  } catch {
    throw new DeliveryFailure('unreachable', { detail: 'ENOTFOUND' });
  }
}

/** The port of an address, also where it is the scheme's own. */
export const portOf = (url: URL): number =>
  url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);

/** The host without the brackets of an IPv6 address. */
export const bareHost = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

const isThisMachine = (host: string): boolean => host === 'localhost' || isLoopback(host);
