import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { splitStatements } from './split-sql.ts';

const platformDirectory = fileURLToPath(new URL('./platform', import.meta.url));
const migrationsDirectory = fileURLToPath(new URL('../migrations', import.meta.url));
/** In this order and one session, as `sql_paths` of supabase/config.toml says. */
const seedFiles = ['seed.sql', 'seed_shipments.sql'];

/** A migration file, named as the Supabase CLI wants it: digits, underscore, name. */
export interface Migration {
  version: string;
  name: string;
  file: string;
  text: string;
}

function sqlFiles(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((name) => name.endsWith('.sql'))
    .sort();
}

/** The project's migrations in their order. */
export function readMigrations(directory = migrationsDirectory): Migration[] {
  const seen = new Set<string>();
  return sqlFiles(directory).map((file) => {
    const [, version, name] = /^(\d+)_(.+)\.sql$/.exec(file) ?? [];
    if (!version || !name) throw new Error(`supabase/migrations/${file} is not named <digits>_<name>.sql`);
    if (seen.has(version)) throw new Error(`Two migrations have the version ${version}`);
    seen.add(version);
    return { version, name, file, text: readFileSync(join(directory, file), 'utf8') };
  });
}

/** Changes when the platform's own schemas or an applied migration change, so that a kept database is known as outdated. */
export function platformFingerprint(): string {
  const hash = createHash('sha256');
  for (const file of sqlFiles(platformDirectory)) hash.update(file).update(readFileSync(join(platformDirectory, file)));
  return hash.digest('hex').slice(0, 16);
}

/** Makes the platform's roles and schemas in a new database, as the superuser that migrations never are. */
export async function applyPlatform(superuserUrl: string): Promise<void> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => undefined });
  try {
    for (const file of sqlFiles(platformDirectory)) {
      await sql.begin(async (tx) =>
        runFile(tx, `platform/${file}`, readFileSync(join(platformDirectory, file), 'utf8')),
      );
    }
  } finally {
    await sql.end();
  }
}

/** What a run of the migrations did. */
export interface MigrationReport {
  applied: string[];
  seeded: boolean;
}

/**
 * Applies what is new in supabase/migrations as the non-superuser `postgres`, one transaction each, and records it as
 * the Supabase CLI does. When `seed` is asked for, the seed runs too, once in the life of a database.
 */
export async function migrate(
  ownerUrl: string,
  options: { seed: boolean; directory?: string },
): Promise<MigrationReport> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`create schema if not exists supabase_migrations`;
    await sql`create table if not exists supabase_migrations.schema_migrations
      (version text primary key, statements text[], name text)`;
    const applied = await applyNew(sql, readMigrations(options.directory));
    const seeded = options.seed && (await seedOnce(sql));
    return { applied, seeded };
  } finally {
    await sql.end();
  }
}

async function seedOnce(sql: Sql): Promise<boolean> {
  await sql`create table if not exists supabase_migrations.seed_files (path text primary key, hash text not null)`;
  const [before] = await sql`select from supabase_migrations.seed_files where path = 'supabase/seed.sql'`;
  if (before) return false;
  await sql.begin(async (tx) => {
    for (const name of seedFiles) {
      const path = `supabase/${name}`;
      const text = readFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), 'utf8');
      await runFile(tx, path, text);
      await tx`insert into supabase_migrations.seed_files (path, hash)
        values (${path}, ${createHash('sha256').update(text).digest('hex')})`;
    }
  });
  return true;
}

async function applyNew(sql: Sql, migrations: Migration[]): Promise<string[]> {
  const rows = await sql<{ version: string; statements: string[] }[]>`
    select version, statements from supabase_migrations.schema_migrations`;
  const recorded = new Map(rows.map((row) => [row.version, row.statements]));
  const applied: string[] = [];
  for (const migration of migrations) {
    const before = recorded.get(migration.version);
    if (before) {
      const now = splitStatements(migration.text).map((statement) => statement.text);
      if (now.join(';') !== before.join(';')) throw new ChangedMigration(migration.file);
      continue;
    }
    await sql.begin(async (tx) => {
      const statements = await runFile(tx, `supabase/migrations/${migration.file}`, migration.text);
      await tx`insert into supabase_migrations.schema_migrations (version, statements, name)
        values (${migration.version}, ${statements}, ${migration.name})`;
    });
    applied.push(migration.file);
  }
  return applied;
}

/** A migration file differs from what the database has already applied under its version. */
export class ChangedMigration extends Error {
  constructor(file: string) {
    super(`supabase/migrations/${file} has changed since it was applied to this database`);
    this.name = 'ChangedMigration';
  }
}

async function runFile(tx: TransactionSql, label: string, text: string): Promise<string[]> {
  const statements = splitStatements(text);
  for (const statement of statements) {
    try {
      await tx.unsafe(statement.text);
    } catch (error) {
      throw new Error(`${label}:${statement.line}: ${describe(error, statement.text)}`, { cause: error });
    }
  }
  return statements.map((statement) => statement.text);
}

function describe(error: unknown, statement: string): string {
  if (!(error instanceof postgres.PostgresError)) return error instanceof Error ? error.message : String(error);
  const extra = [error.detail, error.hint, error.where].filter(Boolean).map((part) => `\n  ${part}`);
  const offset = Number(error.position);
  const at = offset > 0 ? `\n  near: ${statement.slice(offset - 1, offset + 60).split('\n')[0]}` : '';
  return `${error.message} (${error.code})${extra.join('')}${at}`;
}
