import { createClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import type { TestDatabase, TestStack } from '../testing.ts';

/** A table of notes that only their owner sees, and functions of every shape: what the gateway's own tests work on. */
const schema = `
  create table public.notes (id int generated always as identity primary key, owner uuid not null default auth.uid(), body jsonb,
    at timestamptz not null default '2026-11-22 17:15:23.475+00');
  alter table public.notes enable row level security;
  create policy own on public.notes for select to authenticated using (owner = (select auth.uid()));
  create policy add on public.notes for insert to authenticated with check (owner = (select auth.uid()));
  grant select, insert on public.notes to authenticated;

  create function public.echo(document jsonb, words text[], number int default 3) returns jsonb
  language sql stable as $$ select jsonb_build_object('document', document, 'words', words, 'number', number) $$;
  create function public.whoami() returns jsonb language sql stable as $$
    select jsonb_build_object('uid', auth.uid(), 'role', current_user, 'timeout', current_setting('statement_timeout')) $$;
  create function public.numbers(until int) returns setof int language sql stable as $$ select generate_series(1, until) $$;
  create function public.pairs() returns table (a int, b text) language sql stable as $$ values (1, 'x'), (2, 'y') $$;
  create function public.nothing() returns void language sql as $$ select $$;
  create function public.refuse() returns void language plpgsql as $$
    begin raise exception 'not so' using errcode = 'TS001', detail = 'why', hint = 'else'; end $$;
  create function public.gone() returns void language plpgsql as $$
    begin raise exception 'gone' using errcode = 'PT410'; end $$;
  create function public.write_note() returns int language sql as $$
    insert into public.notes (body) values ('1') returning id $$;
  create function public.sneak() returns int language sql stable as $$ select public.write_note() $$;
  create function public.poke(topic text, private boolean) returns void
  language sql security definer set search_path = '' as $$ select realtime.send('{"version": 7}', 'poke', topic, private) $$;
  revoke execute on all functions in schema public from public;
  grant execute on function public.echo, public.whoami, public.numbers, public.pairs, public.nothing, public.refuse,
    public.gone, public.write_note, public.sneak, public.poke to authenticated;
  grant execute on function public.whoami to anon;
`;

/** Puts the notes into a test database, as a migration would. Call it before the stack starts. */
export async function addNotes(db: TestDatabase): Promise<void> {
  const sql = postgres(db.urlAs('postgres'), { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(schema);
  } finally {
    await sql.end();
  }
}

/** A stock client, signed out, that remembers nothing. */
export function anonymous(stack: TestStack, options: { key?: string; vsn?: '1.0.0' | '2.0.0' } = {}) {
  return createClient(stack.url, options.key ?? stack.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
    realtime: { vsn: options.vsn ?? '2.0.0' },
  });
}

/** A stock client. */
export type Client = ReturnType<typeof anonymous>;

/** A stock client, signed in by the code from the mail. */
export async function signedIn(stack: TestStack, email: string): Promise<Client> {
  const client = anonymous(stack);
  const asked = await client.auth.signInWithOtp({ email });
  if (asked.error) throw asked.error;
  const verified = await client.auth.verifyOtp({ email, token: stack.mail.latestCode(email) ?? '', type: 'email' });
  if (verified.error) throw verified.error;
  return client;
}

/** The id of who is signed in. */
export async function userId(client: Client): Promise<string> {
  const { data, error } = await client.auth.getUser();
  if (error) throw error;
  return data.user.id;
}
