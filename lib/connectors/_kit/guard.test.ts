import { describe, expect, it } from 'vitest';
import { checkMailHost, checkUrl, pinHost } from './guard.ts';

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
