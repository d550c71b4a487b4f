import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endingAuth } from './auth-patience.ts';

/** Takes every request, and answers only what has nothing to do with Auth. */
const server = createServer((request, response) => {
  if (request.url?.startsWith('/auth/') === false) setTimeout(() => response.end('[]'), 300);
});

beforeAll(
  () =>
    new Promise<void>((listening) => {
      server.listen(0, '127.0.0.1', listening);
    }),
);
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const impatient = () =>
  createClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 'sb_publishable_x', {
    auth: { persistSession: false, autoRefreshToken: false },
    global: { fetch: endingAuth(fetch, 100) },
  });

test('a sign-in that nobody answers comes back as one', async () => {
  const { error } = await impatient().auth.signInWithPassword({ email: 'a@labs.example', password: 'p' });
  expect(error).toMatchObject({ name: 'AuthRetryableFetchError', status: 0 });
});

test('what has an end of its own, or is slow elsewhere, is left alone', async () => {
  const { data, error } = await impatient().from('samples').select('id');
  expect([data, error]).toEqual([[], null]);
});
