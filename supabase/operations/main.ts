import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { readKeyRing, SecretsError } from '../../lib/connectors/_kit/secrets.ts';
import { resealAll } from './reseal.ts';

/* `npm run reseal`: moves what the database keeps sealed to the newest key. Says counts, never what is inside. See the README on a Supabase project. */

const say = (line: string) => process.stdout.write(`${line}\n`);

async function run(): Promise<boolean> {
  const { values } = parseArgs({ options: { 'db-url': { type: 'string' } } });
  const url = values['db-url'] ?? process.env['TRACSEQ_DATABASE_URL'];
  const keys = process.env['TRACSEQ_SECRETS_KEYS'];
  if (url === undefined)
    throw new Error('Say which database: set TRACSEQ_DATABASE_URL, or give --db-url postgresql://…');
  if (keys === undefined)
    throw new Error('Set TRACSEQ_SECRETS_KEYS as the functions have it: the new key first, then the old one');
  const ring = await readKeyRing(keys);
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const all = await resealAll(sql, ring);
    for (const { name, moved, current, unopened } of all) {
      say(`${name}: ${moved} moved to key ${ring.current}, ${current} under it before, ${unopened} not opened`);
    }
    return all.every(({ unopened }) => unopened === 0);
  } finally {
    await sql.end();
  }
}

try {
  if (await run()) say('Everything is under the newest key. The older ones can go two days from now.');
  else {
    say(
      'Keep the older keys: some of it opens under none of those given. Add the key it was sealed with and run this again;',
    );
    say('if that key is lost, those secrets and addresses have to be entered anew.');
    process.exitCode = 1;
  }
} catch (error) {
  const isRing = error instanceof SecretsError && error.code === 'key_ring_invalid';
  const why = isRing
    ? 'TRACSEQ_SECRETS_KEYS is not of the form id:key,id:key with keys of 32 bytes in base64'
    : String(error);
  process.stderr.write(`${why}\n`);
  process.exitCode = 1;
}
