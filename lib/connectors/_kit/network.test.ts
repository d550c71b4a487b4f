import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNetwork, type OutgoingRequest } from './network.ts';
import { certificateFor, type TestCertificate } from './testing/certificates.ts';
import type { Answer, Transport } from './transport.ts';

const request: OutgoingRequest = { method: 'POST', headers: {}, body: '{}', signal: new AbortController().signal };
const answer = (status: number, location?: string): Answer => ({
  status,
  headers: new Headers(location === undefined ? {} : { location }),
  body: '',
  truncated: false,
});

/** A transport that writes down where it would have gone. */
function recorder(...answers: Answer[]): {
  dialled: string[];
  sent: Readonly<Record<string, string>>[];
  transport: Transport;
} {
  const dialled: string[] = [];
  const sent: Readonly<Record<string, string>>[] = [];
  return {
    dialled,
    sent,
    transport: async (url, target, { headers }) => {
      dialled.push(`${url.href} at ${target.address}`);
      sent.push(headers);
      return answers[dialled.length - 1] ?? answer(200);
    },
  };
}

describe('a name whose owner changes its address', () => {
  it('is looked up once: the second answer, a private one, is never used', async () => {
    const asked: string[] = [];
    const resolve = async (host: string) => {
      asked.push(host);
      return [asked.length === 1 ? '8.8.8.8' : '169.254.169.254'];
    };
    const { dialled, transport } = recorder();
    await createNetwork({ resolve, transport }).fetch('https://rebind.example/', request);
    expect(asked).toEqual(['rebind.example']);
    expect(dialled).toEqual(['https://rebind.example/ at 8.8.8.8']);
  });

  it('is looked up and judged again for the next request', async () => {
    let count = 0;
    const resolve = async () => [(count += 1) === 1 ? '8.8.8.8' : '127.0.0.1'];
    const { dialled, transport } = recorder();
    const network = createNetwork({ resolve, transport });
    await network.fetch('https://rebind.example/', request);
    await expect(network.fetch('https://rebind.example/', request)).rejects.toThrow('host_private');
    expect(dialled).toHaveLength(1);
  });
});

describe('a redirect', () => {
  const follow = (to: string, headers: Record<string, string> = {}, addresses: Record<string, string> = {}) => {
    const { dialled, sent, transport } = recorder(answer(307, to));
    const resolve = async (host: string) => [addresses[host] ?? '8.8.8.8'];
    const network = createNetwork({ resolve, transport });
    return { dialled, sent, done: network.fetch('https://a.example/x', { ...request, headers, redirects: 3 }) };
  };

  it('is not followed unless asked', async () => {
    const { dialled, transport } = recorder(answer(307, 'https://b.example/'));
    const network = createNetwork({ resolve: async () => ['8.8.8.8'], transport });
    expect((await network.fetch('https://a.example/', request)).status).toBe(307);
    expect(dialled).toHaveLength(1);
  });

  it('is looked up and judged like the first address', async () => {
    const { done, dialled } = follow('https://b.example/y', {}, { 'b.example': '1.1.1.1' });
    await done;
    expect(dialled).toEqual(['https://a.example/x at 8.8.8.8', 'https://b.example/y at 1.1.1.1']);
  });

  it.each([
    'http://b.example/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://[::1]/',
    'https://inside.example/',
    'https://u:p@b.example/',
    'https://b.example:22/',
    '//inside.example/',
    'gopher://b.example/',
    'https:b.example',
  ])('leads nowhere inside: %s', async (to) => {
    const { done, dialled } = follow(to, {}, { 'inside.example': '10.1.2.3' });
    await expect(done).rejects.toThrow('address_refused');
    expect(dialled).toHaveLength(1);
  });

  it('takes credentials to no other origin', async () => {
    const same = follow('/y', { authorization: 'Basic x' });
    await same.done;
    expect(same.sent.map(({ authorization }) => authorization)).toEqual(['Basic x', 'Basic x']);
    const other = follow('https://b.example/', { Authorization: 'Basic x', 'content-type': 'a/b' });
    await other.done;
    expect(other.sent[1]).toEqual({ 'content-type': 'a/b' });
  });

  it('ends after the third', async () => {
    const { dialled, transport } = recorder(...Array<Answer>(9).fill(answer(308, '/again')));
    const network = createNetwork({ resolve: async () => ['8.8.8.8'], transport });
    await expect(network.fetch('https://a.example/', { ...request, redirects: 9 })).rejects.toThrow('redirected');
    expect(dialled).toHaveLength(4);
  });
});

describe('the connection', () => {
  let certificate: TestCertificate;
  let server: Server;
  const names: unknown[] = [];
  beforeAll(async () => {
    certificate = await certificateFor('hooks.example.test');
    server = createServer({ key: certificate.key, cert: certificate.cert }, (message, response) => {
      names.push([Reflect.get(message.socket, 'servername'), message.headers.host]);
      response.end('here');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());
  const fetchFrom = (host: string, ca: string) => {
    const hosts = { [host]: (server.address() as AddressInfo).port };
    return createNetwork({ loopback: { hosts, ca } }).fetch(`https://${host}/`, request);
  };

  it('goes to the checked address, and is verified against the name', async () => {
    expect(await fetchFrom('hooks.example.test', certificate.ca)).toMatchObject({ status: 200, body: 'here' });
    expect(names).toEqual([['hooks.example.test', 'hooks.example.test']]);
  });

  it('is refused by another name, and by an authority that nobody trusts', async () => {
    await expect(fetchFrom('other.example.test', certificate.ca)).rejects.toThrow('tls_invalid');
    await expect(fetchFrom('hooks.example.test', (await certificateFor('x.test')).ca)).rejects.toThrow('tls_invalid');
    expect(names).toHaveLength(1);
  });
});
