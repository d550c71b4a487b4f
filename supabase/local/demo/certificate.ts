import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { z } from 'zod';

const pair = z.object({ key: z.string(), cert: z.string() });
const kept = z.object({ authority: pair, server: pair, addresses: z.array(z.string()), notAfter: z.number() });

/** What HTTPS needs, and the authority that a phone has to trust before it runs a service worker. */
export type Certificates = z.infer<typeof kept>;

const day = 86_400_000;
// Apple refuses a server certificate that is good for longer than 825 days.
const serverDays = 397;
const authorityDays = 3650;

/**
 * The certificate for these addresses, signed by an authority that this machine made for itself. The authority is kept,
 * so that a phone that trusts it does so after a change of address too.
 */
export async function certificates(folder: string, addresses: string[]): Promise<Certificates> {
  const file = join(folder, 'certificates.json');
  const before = existsSync(file) ? kept.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data : undefined;
  const sameAddresses = before?.addresses.join() === addresses.join();
  if (before && sameAddresses && before.notAfter > Date.now() + day) return before;

  const authority = before?.authority ?? (await makeAuthority());
  const notAfter = Date.now() + serverDays * day;
  const server = await makeServer(authority, addresses, notAfter);
  const made = { authority, server, addresses, notAfter };
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  return made;
}

async function makeAuthority(): Promise<z.infer<typeof pair>> {
  const made = await generate([{ name: 'commonName', value: 'TracSeq Storage demo of this machine' }], {
    keySize: 2048,
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + authorityDays * day),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { key: made.private, cert: made.cert };
}

async function makeServer(authority: z.infer<typeof pair>, addresses: string[], notAfter: number) {
  const altNames = [
    { type: 2 as const, value: 'localhost' },
    ...['127.0.0.1', ...addresses].map((ip) => ({ type: 7 as const, ip })),
  ];
  const made = await generate([{ name: 'commonName', value: addresses[0] ?? 'localhost' }], {
    keySize: 2048,
    algorithm: 'sha256',
    notAfterDate: new Date(notAfter),
    ca: authority,
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames },
    ],
  });
  return { key: made.private, cert: `${made.cert}\n${authority.cert}` };
}
