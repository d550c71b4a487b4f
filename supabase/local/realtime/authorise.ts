import postgres, { type Sql, type TransactionSql } from 'postgres';
import type { Identity } from '../gateway/identity.ts';
import { contextStatement, type RequestContext } from '../gateway/request-context.ts';

/** What the policies on realtime.messages allow somebody on a private topic. */
export interface Permissions {
  receive: { broadcast: boolean; presence: boolean };
  send: { broadcast: boolean; presence: boolean };
}

/** Public topics are open to everybody who holds an API key. */
export const everything: Permissions = {
  receive: { broadcast: true, presence: true },
  send: { broadcast: true, presence: true },
};

class Undo extends Error {
  readonly permissions: Permissions;

  constructor(permissions: Permissions) {
    super('The trial messages are undone');
    this.permissions = permissions;
  }
}

const extensions = ['broadcast', 'presence'] as const;

/**
 * Asks the policies the way hosted Realtime does: messages are written for trial, then read and written again as the
 * person, with `realtime.topic()` answering the topic; all of it is rolled back.
 */
export async function askPolicies(
  sql: Sql,
  context: RequestContext,
  identity: Identity,
  topic: string,
): Promise<Permissions> {
  try {
    await sql.begin(async (tx) => {
      const trial = await tx<{ id: string }[]>`
        insert into realtime.messages (topic, extension, private)
        select ${topic}, unnest(${[...extensions]}::text[]), true returning id`;
      const setting = contextStatement(context, identity);
      await tx.unsafe(setting.text, setting.values);
      await tx`select set_config('realtime.topic', ${topic}, true)`;
      const rows = await tx<{ extension: string }[]>`
        select extension from realtime.messages where id = any (${trial.map((row) => row.id)})`;
      const visible = new Set(rows.map((row) => row.extension));
      throw new Undo({
        receive: { broadcast: visible.has('broadcast'), presence: visible.has('presence') },
        send: { broadcast: await mayInsert(tx, topic, 'broadcast'), presence: await mayInsert(tx, topic, 'presence') },
      });
    });
  } catch (error) {
    if (error instanceof Undo) return error.permissions;
    throw error;
  }
  throw new Error('The trial messages were not undone');
}

async function mayInsert(tx: TransactionSql, topic: string, extension: string): Promise<boolean> {
  try {
    await tx.savepoint(
      (inner) => inner`
      insert into realtime.messages (topic, extension, private) values (${topic}, ${extension}, true)`,
    );
    return true;
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.code === '42501') return false;
    throw error;
  }
}
