import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { toErrorCode } from '../../../lib/domain/errors/codes.ts';
import { startTestStack, type TestStack } from '../../local/testing.ts';
import { deviceReport, envelope } from '../laboratory.ts';
import { assembleCast, type Cast } from './cast.ts';
import { type ApiFunction, apiFunctions, relations } from './catalogue.ts';
import { hostileValues } from './hostile-values.ts';
import { sampleArgument } from './sample-argument.ts';

/*
 * Every function of the API over HTTP, as the person with the most rights of one laboratory says it, with everything wrong that can be wrong
 * with one argument or with the whole body. The answer says what is wrong; the other laboratory stays as it is.
 */

let stack: TestStack;
let cast: Cast;
let functions: ApiFunction[];
let token: string;

beforeAll(async () => {
  stack = await startTestStack();
  cast = await assembleCast(stack.db);
  const all = await apiFunctions(stack.db.admin);
  const open = await stack.db.admin<{ name: string }[]>`
    select p.proname as name from pg_catalog.pg_proc p
    where p.pronamespace = 'public'::regnamespace and has_function_privilege('authenticated', p.oid, 'execute')`;
  functions = all.filter(({ name }) => open.some((one) => one.name === name));
  token = await new SignJWT({ role: 'authenticated', sub: cast.own.administrator.userId, aud: 'authenticated' })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(stack.jwtSecret));
});
afterAll(() => stack.close());

const refusal = z.object({ code: z.string(), message: z.string() });

async function called(name: string, body: string | Uint8Array<ArrayBuffer>) {
  const response = await fetch(`${stack.url}/rest/v1/rpc/${name}`, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', apikey: stack.publishableKey, authorization: `Bearer ${token}` },
      // A body that is refused before it is read ends its connection, which the next call must not be given.
      connection: 'close',
    },
    body,
  });
  const text = await response.text();
  return { status: response.status, text };
}

/** Why an answer is none that a client could act on; null for one that is. */
function unclear({ status, text }: { status: number; text: string }): string | null {
  if (status < 300) return null;
  if (status >= 500) return `${status} ${text.slice(0, 200)}`;
  const read = refusal.safeParse(parsed(text));
  if (!read.success) return `${status} ${text.slice(0, 200)}`;
  const { code, message } = read.data;
  // What the border itself says of a text that is no uuid, no number, no time or no JSON, or is too deep or too large.
  if (/^(22P02|22P05|22P03|22003|22007|22008|22009|540\d\d|413|PGRST\d+)$/.test(code)) return null;
  // A text that begins as a time does and goes on as no zone does: one uuid in twenty-five. Its code alone says too little.
  if (code === '22023' && /^time zone ".*" not recognized$/.test(message)) return null;
  // Nothing by this name takes such arguments.
  if (code === '42883' && /^function public\.\w+\(\) does not exist$/.test(message)) return null;
  if (/^PT4\d\d$/.test(code) && toErrorCode(message) === message) return null;
  return `${status} ${code} ${message.slice(0, 200)}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One figure for all rows of a laboratory. */
async function fingerprint(tenantId: string): Promise<string> {
  const tables = await relations(stack.db.admin);
  const parts = tables.map(
    ({ name, tenantColumn }) =>
      `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum
       from public.${name} t where t.${tenantColumn} = '${tenantId}'`,
  );
  const [row] = await stack.db.admin.unsafe<{ sum: string }[]>(
    `select md5(string_agg(name || sum, '' order by name)) as sum from (${parts.join(' union all ')}) s`,
  );
  return row?.sum ?? '';
}

test('every function answers every wrong argument clearly, and the other laboratory stays as it is', async () => {
  const before = await fingerprint(cast.other.tenantId);
  const found: unknown[] = [];
  for (const { name, arguments: given } of functions) {
    const args = Object.fromEntries(given.map((arg) => [arg, sampleArgument(cast.own.tenantId, name, arg)]));
    for (const arg of given) {
      const wrong = { ...hostileValues, 'another laboratory': cast.other.tenantId };
      for (const [what, value] of Object.entries(wrong)) {
        const why = unclear(await called(name, JSON.stringify({ ...args, [arg]: value })));
        if (why !== null) found.push([name, arg, what, why]);
      }
    }
  }
  expect(found).toEqual([]);
  expect(await fingerprint(cast.other.tenantId)).toBe(before);
});

describe('a body that is none', () => {
  const depth = 100_000;
  const bodies: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>> = {
    nothing: '',
    'half of one': '{"p_tenant_id": "',
    'a list': '[]',
    'a text': '"x"',
    'another name': '{"p_tenant": 1}',
    'a character that no text holds': JSON.stringify({ p_tenant_id: '\u0000' }),
    'half a character': '{"p_tenant_id": "\\ud800"}',
    'bytes that are no text': new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]),
    depth: `{"p_tenant_id": ${'['.repeat(depth)}${']'.repeat(depth)}}`,
    'nine megabytes': JSON.stringify({ p_tenant_id: 'x'.repeat(9_000_000) }),
  };

  test.each(Object.entries(bodies))('%s is refused by every function', async (_, body) => {
    const answers = await Promise.all(
      functions.map(async ({ name }) => {
        const answer = await called(name, body);
        return { name, isRefused: answer.status >= 400, unclear: unclear(answer) };
      }),
    );
    // Functions without arguments have nothing to be wrong about.
    const free = functions.filter(({ arguments: given }) => given.length === 0).map(({ name }) => name);
    expect(
      answers.filter(({ name, ...answer }) => answer.unclear ?? (!answer.isRefused && !free.includes(name))),
    ).toEqual([]);
  });
});

describe('a command that cannot even be written down', () => {
  const texts = {
    'a character that no text holds': '\u0000',
    'half a character': '\ud800',
    'ten megabytes': 'x'.repeat(10_000_000),
  };

  test.each(Object.entries(texts))(
    'with %s leaves no trace, and the rest goes through without it',
    async (_, barcode) => {
      const { tenantId } = cast.own;
      const device = deviceReport(crypto.randomUUID());
      const site = { siteId: crypto.randomUUID(), name: 'Annex', timeZone: 'Europe/Berlin' };
      const sound = envelope({ seq: 1, name: 'create_site.v1', args: site });
      const poison = envelope({ seq: 2, name: 'create_site.v1', args: { ...site, name: barcode } });
      const say = (commands: unknown) =>
        called('apply_commands', JSON.stringify({ p_tenant_id: tenantId, p_device: device, p_commands: commands }));
      const together = await say([sound, poison]);
      // 400 or 413: the device then looks for the one that is to blame.
      expect([400, 413]).toContain(together.status);
      const ledger = await stack.db.admin`select 1 from public.commands where device_id = ${device.id}`;
      expect(ledger).toHaveLength(0);
      expect(await say([sound])).toMatchObject({ status: 200 });
    },
  );
});

test('a function that stumbles is seen', async () => {
  await stack.db.admin.unsafe('alter function private.iso(timestamptz) rename to iso_no_more');
  const args = { p_tenant_id: cast.own.tenantId };
  expect(unclear(await called('sync_summary', JSON.stringify(args)))).toContain('42883');
});
