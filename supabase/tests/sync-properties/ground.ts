import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { type Cast, createCast } from './laboratory.ts';
import { type DirectServer, connect } from './server.ts';

/** The ground a worker's runs stand on. */
export interface Ground {
  readonly db: TestDatabase;
  readonly server: DirectServer;
  readonly cast: Cast;
}

/** Functions that plan anew each time on purpose, because tables grow; here every laboratory is a small one. */
const PLANNED_ANEW = [
  'private.plain_puts(private.command_context, private.said_command[], int[])',
  'private.flush_changes(uuid, bigint, text[], uuid[])',
];

/** Makes a database with the accounts of all runs. A statement is planned once: that is a fifth of what the server does for tables of a dozen rows. */
export async function createGround(): Promise<Ground> {
  const db = await createTestDatabase({ max: 2 });
  await db.admin.unsafe(`alter database ${db.name} set plan_cache_mode = force_generic_plan`);
  for (const name of PLANNED_ANEW) {
    await db.admin.unsafe(`alter function ${name} set plan_cache_mode = force_generic_plan`);
  }
  return { db, server: connect(db), cast: await createCast(db) };
}
