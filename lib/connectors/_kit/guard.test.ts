import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareHost, checkMailHost, checkUrl, pinHost } from './guard.ts';

const reasonOf = (act: () => unknown): string => {
  try {
    act();
    return 'allowed';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
};

describe('an address that somebody typed', () => {
  it.each([
    'https://hooks.slack.com/services/x',
    'https://example.com:8443/a?b=c',
    'https://BÜCHER.example/',
    'https://8.8.8.8/',
    'https://[2606:4700:4700::1111]/',
  ])('may be %s', (url) => expect(reasonOf(() => checkUrl(url))).toBe('allowed'));

  it.each([
    ['http://example.com/', 'not_https'],
    ['ftp://example.com/', 'url_malformed'],
    ['file:///etc/passwd', 'url_malformed'],
    ['//example.com/', 'url_malformed'],
    ['https:example.com', 'url_malformed'],
    ['https://', 'url_malformed'],
    ['https://user:password@example.com/', 'url_credentials'],
    ['https://@example.com/', 'url_credentials'],
    ['https://example.com@127.0.0.1/', 'url_credentials'],
    ['https://example.com\\@127.0.0.1/', 'url_malformed'],
    ['https://exa\tmple.com/', 'url_malformed'],
    [' https://example.com/', 'url_malformed'],
    ['https://example.com/\r\nX: y', 'url_malformed'],
    ['https://example.com:22/', 'port'],
    ['https://example.com:6379/', 'port'],
    ['https://example.com:0/', 'port'],
    ['https://2130706433/', 'host_spelling'],
    ['https://0x08080808/', 'host_spelling'],
    ['https://0x7f.1/', 'host_spelling'],
    ['https://010.010.010.010/', 'host_spelling'],
    ['https://127.1/', 'host_spelling'],
    ['https://①②⑦.0.0.1/', 'host_spelling'],
    ['https://%31%32%37.0.0.1/', 'host_spelling'],
    ['https://[0:0:0:0:0:0:0:1]/', 'host_spelling'],
    ['https://localhost./', 'host_spelling'],
    ['https://example.com./', 'host_spelling'],
    [`https://example.com/${'x'.repeat(2048)}`, 'url_malformed'],
  ])('may not be %s', (url, why) => expect(reasonOf(() => checkUrl(url))).toBe(`address_refused: ${why}`));

  it('may be this machine where a test says so, and only there', () => {
    for (const url of ['http://127.0.0.1:5001/', 'http://localhost:5001/', 'https://[::1]:5001/']) {
      expect(reasonOf(() => checkUrl(url, {}))).toBe('allowed');
      expect(reasonOf(() => checkUrl(url))).not.toBe('allowed');
    }
    expect(reasonOf(() => checkUrl('http://10.0.0.1/', {}))).toBe('address_refused: not_https');
  });
});

describe('a mail server', () => {
  it.each([
    ['smtp.example.com', 587, 'allowed'],
    ['smtp.example.com', 22, 'address_refused: port'],
    ['smtp.example.com\r\nX', 587, 'address_refused: host_spelling'],
    ['user@smtp.example.com', 587, 'address_refused: host_spelling'],
    ['localhost', 1025, 'address_refused: port'],
  ])('%s:%i: %s', (host, port, verdict) => expect(reasonOf(() => checkMailHost(host, port))).toBe(verdict));
});

describe('a name', () => {
  const pin = (host: string, ...addresses: string[]) => pinHost(host, 443, async () => addresses);

  it('is pinned to one of its addresses, IPv4 first', async () => {
    expect(await pin('example.com', '2606:4700:4700::1111', '8.8.8.8')).toMatchObject({
      host: 'example.com',
      address: '8.8.8.8',
    });
    expect(await pin('example.com', '2606:4700:4700::1111')).toMatchObject({ address: '2606:4700:4700::1111' });
  });

  it.each([
    [['10.0.0.1']],
    [['8.8.8.8', '10.0.0.1']],
    [['8.8.8.8', '::ffff:8.8.8.8']],
    [['169.254.169.254']],
    [['not-an-address']],
  ])('is refused with %j among its addresses', async (addresses) => {
    await expect(pin('example.com', ...addresses)).rejects.toThrow('address_refused: host_private');
  });

  it.each(['localhost', 'metadata', 'kubernetes'])(
    'of this network alone is refused without a look-up: %s',
    async (host) => {
      await expect(pin(host, '8.8.8.8')).rejects.toThrow('address_refused: host_local');
    },
  );

  it.each(['10.0.0.1', '::1', '::ffff:8.8.8.8', '169.254.169.254'])(
    'that is an address is judged as one: %s',
    async (host) => {
      await expect(pin(host, '8.8.8.8')).rejects.toThrow('address_refused: host_private');
    },
  );

  it('without an address may have one later', async () => {
    await expect(pin('example.com')).rejects.toThrow('unreachable: ENOTFOUND');
  });

  it('answers on this machine only where a test directs it there', async () => {
    const resolve = async () => ['10.0.0.1'];
    expect(await pinHost('a.test', 443, resolve, { hosts: { 'a.test': 5001 } })).toMatchObject({
      address: '127.0.0.1',
      port: 5001,
    });
    await expect(pinHost('b.test', 443, resolve, { hosts: { 'a.test': 5001 } })).rejects.toThrow('host_private');
  });
});

describe('any IPv4 address in any spelling', () => {
  /* Written as ranges of numbers, apart from the library that the guard asks. */
  const inside: readonly (readonly [from: string, bits: number])[] = [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['224.0.0.0', 3],
  ];
  const numberOf = (dotted: string) => dotted.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const dottedOf = (number: number) => [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.');
  const isInside = (number: number) =>
    inside.some(
      ([from, bits]) => Math.floor(number / 2 ** (32 - bits)) === Math.floor(numberOf(from) / 2 ** (32 - bits)),
    );
  const parts = (number: number, write: (part: number) => string) =>
    dottedOf(number).split('.').map(Number).map(write).join('.');
  const spellings: readonly ((number: number) => string)[] = [
    dottedOf,
    String,
    (number) => `0x${number.toString(16)}`,
    (number) => `0${number.toString(8)}`,
    (number) => parts(number, (part) => `0x${part.toString(16)}`),
    (number) => parts(number, (part) => `0${part.toString(8)}`),
    (number) => `${number >>> 24}.${number & 0xffffff}`,
    (number) => `[::ffff:${dottedOf(number)}]`,
    (number) => `[::${dottedOf(number)}]`,
    (number) => `[64:ff9b::${dottedOf(number)}]`,
    (number) => `${dottedOf(number)}.`,
    (number) => `user@${dottedOf(number)}`,
  ];
  const anywhere = fc.oneof(
    fc.nat(0xffffffff),
    fc
      .tuple(fc.constantFrom(...inside), fc.nat(0xffffffff))
      .map(([[from, bits], offset]) => numberOf(from) + (offset % 2 ** (32 - bits))),
  );

  it('leads to a public address or nowhere', async () => {
    let allowed = 0;
    await fc.assert(
      fc.asyncProperty(anywhere, fc.constantFrom(...spellings), async (number, spell) => {
        const target = await Promise.resolve()
          .then(() => checkUrl(`https://${spell(number)}/`))
          .then((url) => pinHost(bareHost(url), 443, async () => ['8.8.8.8']))
          .catch(() => null);
        if (target === null) return;
        allowed += 1;
        expect(target.address).toBe(dottedOf(number));
        expect(isInside(number)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
    expect(allowed).toBeGreaterThan(0);
  });
});
