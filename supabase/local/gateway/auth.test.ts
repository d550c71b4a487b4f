import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestStack, type TestStack } from '../testing.ts';
import { anonymous, signedIn } from './testing.ts';

let stack: TestStack;

beforeAll(async () => {
  stack = await startTestStack({ jwtExpiry: 2 });
});

afterAll(() => stack.close());

test('an unknown address signs up with the six digits from the mail', async () => {
  const client = await signedIn(stack, 'New.Person@example.test');
  const { data } = await client.auth.getUser();
  expect(data.user?.email).toBe('new.person@example.test');
  expect(stack.mail.list('new.person@example.test')[0]).toMatchObject({ subject: 'Your sign-in code' });
});

test('a code is good once, and a wrong one is refused', async () => {
  await signedIn(stack, 'once@example.test');
  const token = stack.mail.latestCode('once@example.test') ?? '';
  const again = await anonymous(stack).auth.verifyOtp({ email: 'once@example.test', token, type: 'email' });
  expect(again.error?.code).toBe('otp_expired');
  const wrong = await anonymous(stack).auth.verifyOtp({ email: 'once@example.test', token: '000000', type: 'email' });
  expect(wrong.error?.code).toBe('otp_expired');
});

test('a password works only after the address is confirmed', async () => {
  const account = { email: 'pass@example.test', password: 'a long password' };
  const client = anonymous(stack);
  expect((await client.auth.signUp(account)).data.session).toBeNull();
  expect((await client.auth.signInWithPassword(account)).error?.code).toBe('email_not_confirmed');
  const token = stack.mail.latestCode(account.email) ?? '';
  await client.auth.verifyOtp({ email: account.email, token, type: 'email' });
  expect((await anonymous(stack).auth.signInWithPassword(account)).error).toBeNull();
  const wrong = await anonymous(stack).auth.signInWithPassword({ ...account, password: 'another password' });
  expect(wrong.error?.code).toBe('invalid_credentials');
});

test('an account that SQL made signs in with its password, as the seed’s do', async () => {
  await stack.db.admin`
    insert into auth.users (id, instance_id, aud, role, email, encrypted_password, email_confirmed_at,
      raw_app_meta_data, raw_user_meta_data)
    values (gen_random_uuid(), '00000000-0000-0000-0000-000000000000', 'authenticated', 'authenticated',
      'seeded@example.test', extensions.crypt('a seeded password', extensions.gen_salt('bf')), now(),
      '{"provider": "email", "providers": ["email"]}', '{}')`;
  const account = { email: 'seeded@example.test', password: 'a seeded password' };
  expect((await anonymous(stack).auth.signInWithPassword(account)).error).toBeNull();
});

test('a refresh gives new tokens, and a token from long ago ends the session', async () => {
  const client = await signedIn(stack, 'fresh@example.test');
  const first = (await client.auth.getSession()).data.session;
  const second = (await client.auth.refreshSession()).data.session;
  const third = (await client.auth.refreshSession()).data.session;
  expect(new Set([first, second, third].map((session) => session?.refresh_token)).size).toBe(3);
  await stack.db.admin`update auth.refresh_tokens set updated_at = now() - interval '1 hour'`;
  const stolen = await anonymous(stack).auth.refreshSession({ refresh_token: first?.refresh_token ?? '' });
  expect(stolen.error?.code).toMatch(/refresh_token/);
  expect(
    (await anonymous(stack).auth.refreshSession({ refresh_token: third?.refresh_token ?? '' })).error,
  ).not.toBeNull();
});

test('signing out ends the session for Auth at once', async () => {
  const client = await signedIn(stack, 'out@example.test');
  const token = (await client.auth.getSession()).data.session?.access_token ?? '';
  await client.auth.signOut();
  expect((await anonymous(stack).auth.getUser(token)).error).not.toBeNull();
});

test('an expired token is refused with the code that tells the client to refresh', async () => {
  const expired = await new SignJWT({ role: 'authenticated', sub: crypto.randomUUID() })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(Math.floor(Date.now() / 1000) - 1)
    .sign(new TextEncoder().encode(stack.jwtSecret));
  const headers = {
    apikey: stack.publishableKey,
    authorization: `Bearer ${expired}`,
    'content-type': 'application/json',
  };
  for (const path of ['/rest/v1/tenants', '/rest/v1/rpc/apply_commands']) {
    const answer = await fetch(`${stack.url}${path}`, {
      headers,
      ...(path.includes('rpc') ? { method: 'POST', body: '{}' } : {}),
    });
    expect([path, answer.status, await answer.json()]).toMatchObject([
      path,
      401,
      { code: 'PGRST303', message: 'JWT expired' },
    ]);
  }
});

test('the inbox shows the code to a person and to a program', async () => {
  await signedIn(stack, 'mail@example.test');
  const code = stack.mail.latestCode('mail@example.test');
  expect(await (await fetch(`${stack.url}/mail?to=mail@example.test`)).text()).toContain(code);
  const messages: unknown = await (await fetch(`${stack.url}/mail/messages.json?to=mail@example.test`)).json();
  expect(messages).toMatchObject([{ to: 'mail@example.test', code }]);
});
