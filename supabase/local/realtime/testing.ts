import type { RealtimeChannel } from '@supabase/supabase-js';
import { addNotes, anonymous, signedIn, userId, type Client } from '../gateway/testing.ts';
import { createTestDatabase, startTestStack, type TestDatabase, type TestStack } from '../testing.ts';

/** A stack with two people: each may listen in the hall and in their own room, and speak in their own room alone. */
export interface Rooms {
  stack: TestStack;
  db: TestDatabase;
  mia: Client;
  omar: Client;
  /** The topic of Mia's room. */
  room: string;
  /** A further stock client, signed out. */
  stranger(vsn?: '1.0.0' | '2.0.0'): Client;
  /** Ends every client's channels: after each test. */
  leaveAll(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the stack and signs both in. */
export async function openRooms(): Promise<Rooms> {
  const db = await createTestDatabase();
  await addNotes(db);
  await db.admin.unsafe(`
    create policy test_listen on realtime.messages for select to authenticated
      using (realtime.topic() in ('hall', 'room:' || (select auth.uid())));
    create policy test_speak on realtime.messages for insert to authenticated
      with check (realtime.topic() = 'room:' || (select auth.uid()));
  `);
  const stack = await startTestStack({ db });
  const [mia, omar] = [await signedIn(stack, 'mia@example.test'), await signedIn(stack, 'omar@example.test')];
  const strangers: Client[] = [];
  return {
    stack,
    db,
    mia,
    omar,
    room: `room:${await userId(mia)}`,
    stranger(vsn = '2.0.0') {
      const client = anonymous(stack, { vsn });
      strangers.push(client);
      return client;
    },
    async leaveAll() {
      await Promise.all([mia, omar, ...strangers.splice(0)].map((client) => client.removeAllChannels()));
    },
    async close() {
      await stack.close();
      await db.drop();
    },
  };
}

/** A seat on a topic, and what happened there. */
export interface Joined {
  channel: RealtimeChannel;
  /** What came in, by event. */
  heard: { event: string; payload?: unknown }[];
  /** Every status in its order. */
  statuses: string[];
  reason: string | undefined;
}

type Config = NonNullable<Parameters<Client['channel']>[1]>['config'];

/** Joins and waits for the first answer, whatever it is. */
export async function join(client: Client, topic: string, config: Config = {}): Promise<Joined> {
  const channel = client.channel(topic, { config });
  const joined: Joined = { channel, heard: [], statuses: [], reason: undefined };
  channel.on('broadcast', { event: '*' }, ({ event, payload }) => void joined.heard.push({ event, payload }));
  await new Promise<void>((resolve) => {
    channel.subscribe((status, error) => {
      joined.statuses.push(status);
      joined.reason ??= error?.message;
      resolve();
    });
  });
  return joined;
}
