import type { Sql } from 'postgres';
import { Topics, type Broadcast } from './topics.ts';

interface Row {
  id: string;
  topic: string;
  event: string;
  payload: unknown;
  private: boolean;
}

/** Rows of realtime.messages are kept this long, as hosted keeps them. */
const keptDays = 3;

/**
 * Delivers what SQL sends with `realtime.send`: the platform's trigger names each committed row, in commit order.
 * Rows whose notifications arrive together are read together.
 */
export async function listenToDatabase(sql: Sql, topics: Topics): Promise<() => Promise<void>> {
  let waiting: string[] = [];
  let delivering: Promise<void> | undefined;

  async function deliver(): Promise<void> {
    while (waiting.length > 0) {
      const ids = waiting;
      waiting = [];
      const rows = await sql<Row[]>`
        select id, topic, event, payload, private from realtime.messages where id = any (${ids})`;
      const byId = new Map(rows.map((row) => [row.id, row]));
      for (const id of ids) {
        const row = byId.get(id);
        if (row) topics.broadcast(Topics.key(row.topic, row.private), broadcastOf(row));
      }
    }
  }

  function wake(id: string): void {
    if (!topics.inUse) return;
    waiting.push(id);
    delivering ??= deliver()
      .catch((error: unknown) => {
        process.stderr.write(
          `Realtime could not read a message: ${error instanceof Error ? error.message : String(error)}\n`,
        );
      })
      .finally(() => {
        delivering = undefined;
      });
  }

  await sql`delete from realtime.messages where inserted_at < now() - make_interval(days => ${keptDays})`;
  const listening = await sql.listen('embedded_realtime', wake);
  return async () => {
    await listening.unlisten();
    await delivering;
  };
}

function broadcastOf(row: Row): Broadcast {
  return { event: row.event, payload: row.payload, id: row.id };
}
