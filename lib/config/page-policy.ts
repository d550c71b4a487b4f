import 'server-only';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { contentSecurityPolicy, inlineScriptHashes } from './csp.ts';
import { publicEnv } from './env.ts';
import { localized, paths } from './paths.ts';

const PREBUILT = path.join(process.cwd(), '.next/server/app');
const PLAIN_PATH = /^(?:\/[a-z0-9][a-zA-Z0-9-]*)+$/;

/* Prebuilt pages do not change while the server runs, so each is read once. */
const known = new Map<string, readonly string[]>();

/** A page's policy, and the nonce that a page made on request must carry. */
export interface PagePolicy {
  header: string;
  nonce?: string;
}

/**
 * The Content-Security-Policy of the page at an address. Pages are prebuilt so that they open without a network, and a prebuilt
 * page cannot carry a nonce: its inline scripts are allowed by their hashes. A page made on request (that there is no such page)
 * gets a nonce for what Next writes, and the hashes of the scripts that our layout puts on every page.
 */
export async function pagePolicy(pathname: string): Promise<PagePolicy> {
  const { supabaseUrl } = publicEnv();
  if (process.env.NODE_ENV === 'development') {
    return { header: contentSecurityPolicy({ scripts: ["'unsafe-inline'"], supabaseUrl, development: true }) };
  }
  const own = await prebuiltHashes(pathname);
  if (own) return { header: contentSecurityPolicy({ scripts: own, supabaseUrl, development: false }) };
  const nonce = randomBytes(16).toString('base64');
  const ofLayout = (await prebuiltHashes(localized(pathname.split('/')[1] ?? '', paths.offline()))) ?? [];
  const scripts = [`'nonce-${nonce}'`, ...ofLayout];
  return { nonce, header: contentSecurityPolicy({ scripts, supabaseUrl, development: false }) };
}

async function prebuiltHashes(pathname: string): Promise<readonly string[] | undefined> {
  const before = known.get(pathname);
  if (before) return before;
  if (!PLAIN_PATH.test(pathname)) return undefined;
  const html = await readPrebuilt(`${pathname}.html`);
  if (html === undefined) return undefined;
  const hashes = inlineScriptHashes(html);
  known.set(pathname, hashes);
  return hashes;
}

async function readPrebuilt(name: string): Promise<string | undefined> {
  try {
    return await readFile(path.join(PREBUILT, name), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw error;
  }
}
