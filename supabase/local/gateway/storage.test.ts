import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestStack, type TestStack } from '../testing.ts';
import { anonymous, signedIn, userId, type Client } from './testing.ts';

let stack: TestStack;
let mia: Client;
let folder: string;

beforeAll(async () => {
  stack = await startTestStack();
  await stack.db.admin.unsafe(`
    insert into storage.buckets (id, name, public) values ('papers', 'papers', false), ('logos', 'logos', true);
    create policy read on storage.objects for select to authenticated
      using (bucket_id = 'papers' and (storage.foldername(name))[1] = (select auth.uid())::text);
    create policy add on storage.objects for insert to authenticated
      with check ((storage.foldername(name))[1] = (select auth.uid())::text);
  `);
  mia = await signedIn(stack, 'mia@example.test');
  folder = await userId(mia);
});

afterAll(() => stack.close());

test('a file goes up as a blob and comes back with its bytes and type', async () => {
  const bytes = new Uint8Array([0, 255, 1, 254]);
  const up = await mia.storage.from('papers').upload(`${folder}/a.bin`, new Blob([bytes], { type: 'image/png' }));
  expect(up.error).toBeNull();
  const { data } = await mia.storage.from('papers').download(`${folder}/a.bin`);
  expect([data?.type, new Uint8Array((await data?.arrayBuffer()) ?? [])]).toEqual(['image/png', bytes]);
});

test('a policy keeps others from reading it and from writing beside it', async () => {
  await mia.storage.from('papers').upload(`${folder}/b.txt`, 'text');
  const omar = await signedIn(stack, 'omar@example.test');
  expect((await omar.storage.from('papers').download(`${folder}/b.txt`)).error).not.toBeNull();
  expect((await omar.storage.from('papers').upload(`${folder}/c.txt`, 'text')).error?.message).toMatch(
    /row-level security/,
  );
  expect((await anonymous(stack).storage.from('papers').download(`${folder}/b.txt`)).error).not.toBeNull();
});

test('a public bucket is open to everybody by its address', async () => {
  await mia.storage.from('logos').upload(`${folder}/logo.svg`, new Blob(['<svg/>']), { contentType: 'image/svg+xml' });
  const { data } = mia.storage.from('logos').getPublicUrl(`${folder}/logo.svg`);
  const answer = await fetch(data.publicUrl);
  expect([answer.status, await answer.text()]).toEqual([200, '<svg/>']);
});

test('a file over the limit of config.toml is refused', async () => {
  const up = await mia.storage.from('papers').upload(`${folder}/big`, new Blob([new Uint8Array(11_000_000)]));
  expect(up.error).not.toBeNull();
});
