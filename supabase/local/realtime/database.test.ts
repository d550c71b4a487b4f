import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { join, openRooms, type Rooms } from './testing.ts';

let at: Rooms;

beforeAll(async () => {
  at = await openRooms();
});

afterEach(() => at.leaveAll());
afterAll(() => at.close());

describe('a message from SQL', () => {
  test('arrives with its payload once the transaction has committed, in commit order', async () => {
    const listener = await join(at.mia, at.room, { private: true });
    await at.mia.rpc('poke', { topic: at.room, private: true });
    await vi.waitFor(() => expect(listener.heard).toMatchObject([{ event: 'poke', payload: { version: 7 } }]));
    await at.db.admin.begin(async (sql) => {
      for (let n = 1; n <= 50; n += 1) await sql`select realtime.send(${sql.json({ n })}, 'count', ${at.room}, true)`;
    });
    await vi.waitFor(() => expect(listener.heard).toHaveLength(51));
    expect(listener.heard.slice(1).map((one) => one.payload)).toMatchObject(
      Array.from({ length: 50 }, (_, index) => ({ n: index + 1 })),
    );
  });

  test('does not arrive when the transaction is undone', async () => {
    const listener = await join(at.mia, at.room, { private: true });
    await at.db.admin
      .begin(async (sql) => {
        await sql`select realtime.send('{}', 'never', ${at.room}, true)`;
        throw new Error('undone');
      })
      .catch(() => undefined);
    await at.mia.rpc('poke', { topic: at.room, private: true });
    await vi.waitFor(() => expect(listener.heard.map((one) => one.event)).toEqual(['poke']));
  });

  test('broadcast_changes tells what a trigger saw', async () => {
    const listener = await join(at.mia, at.room, { private: true });
    await at.db.admin.unsafe(`
      create function public.tell() returns trigger language plpgsql security definer as $$
      begin
        perform realtime.broadcast_changes('${at.room}', tg_op, tg_op, tg_table_name, tg_table_schema, new, old);
        return null;
      end $$;
      create trigger tell after insert on public.notes for each row execute function public.tell();`);
    await at.mia.from('notes').insert({ body: { text: 'new' } });
    await vi.waitFor(() => expect(listener.heard).toHaveLength(1));
    expect(listener.heard[0]).toMatchObject({
      event: 'INSERT',
      payload: {
        operation: 'INSERT',
        table: 'notes',
        schema: 'public',
        record: { body: { text: 'new' } },
        old_record: null,
      },
    });
  });
});
