import { describe, expect, it } from 'vitest';
import { openSecrets, readKeyRing, resealSecrets, sealSecrets } from './secrets.ts';
import { splitSettings } from './settings.ts';
import { connectors } from '../registry.gen.ts';

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const owner = { tenantId: 'tenant-1', connectorId: 'connector-1' };
const fields = { password: 'correct-horse', routingKey: 'ключ 🔑' };
const ringOf = (...ids: string[]) => readKeyRing(ids.map((id) => `${id}:${key(id.charCodeAt(0))}`).join(','));

describe('sealed secrets', () => {
  it('open for their owner, and show nothing before', async () => {
    const ring = await ringOf('a');
    const envelope = await sealSecrets(ring, owner, fields);
    expect(envelope).toMatch(/^tsk1\.a\.[\w-]{16}\.[\w-]+$/);
    expect(envelope).not.toContain('horse');
    expect(await openSecrets(ring, owner, envelope)).toEqual(fields);
  });

  it('look different every time', async () => {
    const ring = await ringOf('a');
    expect(await sealSecrets(ring, owner, fields)).not.toBe(await sealSecrets(ring, owner, fields));
  });

  it.each([
    ['another tenant', { ...owner, tenantId: 'tenant-2' }],
    ['another connector', { ...owner, connectorId: 'connector-2' }],
    ['two ids that only joined look the same', { tenantId: 'tenant-1","connector', connectorId: '-1' }],
  ])('do not open for %s', async (_who, stranger) => {
    const ring = await ringOf('a');
    const envelope = await sealSecrets(ring, owner, fields);
    await expect(openSecrets(ring, stranger, envelope)).rejects.toThrow('envelope_refused');
  });

  it('do not open when a single character was changed', async () => {
    const ring = await ringOf('a');
    const envelope = await sealSecrets(ring, owner, fields);
    const starts = [envelope.indexOf('.', 5) + 3, envelope.lastIndexOf('.') + 3, envelope.length - 6];
    for (const at of starts) {
      const changed = `${envelope.slice(0, at)}${envelope[at] === 'A' ? 'B' : 'A'}${envelope.slice(at + 1)}`;
      await expect(openSecrets(ring, owner, changed)).rejects.toThrow('envelope_refused');
    }
  });

  it('do not open under a key of another name, even the same key', async () => {
    const envelope = await sealSecrets(await ringOf('a'), owner, fields);
    const renamed = await readKeyRing(`z:${key('a'.charCodeAt(0))}`);
    await expect(openSecrets(renamed, owner, envelope.replace('.a.', '.z.'))).rejects.toThrow('envelope_refused');
  });

  it.each(['', 'tsk1', 'tsk2.a.AAAA.AAAA', 'tsk1.a.AAAA.AAAA', 'tsk1.a.AAAAAAAAAAAAAAAA.!!', 'tsk1.a.b.c.d'])(
    'that are none are told so: %j',
    async (text) => {
      await expect(openSecrets(await ringOf('a'), owner, text)).rejects.toThrow('envelope_malformed');
    },
  );

  it('move to a new key, and then no longer need the old one', async () => {
    const old = await sealSecrets(await ringOf('a'), owner, fields);
    const both = await ringOf('b', 'a');
    expect(await openSecrets(both, owner, old)).toEqual(fields);
    const moved = await resealSecrets(both, owner, old);
    expect(moved).toMatch(/^tsk1\.b\./);
    expect(await resealSecrets(both, owner, moved ?? '')).toBeNull();
    expect(await openSecrets(await ringOf('b'), owner, moved ?? '')).toEqual(fields);
    await expect(openSecrets(await ringOf('b'), owner, old)).rejects.toThrow('key_unknown');
  });
});

describe('a key ring', () => {
  it.each([
    '',
    'a',
    `a:${key(1).slice(0, 20)}`,
    `a:${key(1)},a:${key(2)}`,
    `A b:${key(1)}`,
    `a:${key(1)}:x`,
    `a:${key(1)},`,
  ])('that is wrong is refused without being repeated: %.12j', async (text) => {
    const refused = await readKeyRing(text).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'key_ring_invalid', message: 'key_ring_invalid' });
  });
});

describe('settings', () => {
  it('are taken apart: secrets are sealed, the rest lies open, what nobody knows is dropped', () => {
    const settings = { host: 'smtp.a.test', port: 587, password: 'pw', Password: 'typo' };
    expect(splitSettings(connectors.email, settings)).toEqual({
      open: { host: 'smtp.a.test', port: 587 },
      secret: { password: 'pw' },
    });
  });
});
