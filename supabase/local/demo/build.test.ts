import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { isStale, sourceFingerprint } from './build.ts';

let project: string;
const write = (name: string, text: string) => {
  mkdirSync(join(project, name, '..'), { recursive: true });
  writeFileSync(join(project, name), text);
};
const stamp = () => write('.local/build.json', JSON.stringify({ id: 'abc', sources: sourceFingerprint(project) }));

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'tracseq-build-'));
  write('app/page.tsx', 'one');
  write('.next/BUILD_ID', 'abc');
  return () => rmSync(project, { recursive: true, force: true });
});

test('a build is stale until it is stamped, and fresh from then on', () => {
  expect(isStale(project)).toBe(true);
  stamp();
  expect(isStale(project)).toBe(false);
});

test.each(['app/page.tsx', 'locales/en/scan.json', 'package-lock.json'])('it is stale when %s changes', (name) => {
  stamp();
  write(name, 'two');
  expect(isStale(project)).toBe(true);
});

test('it is stale when somebody else has built since', () => {
  stamp();
  write('.next/BUILD_ID', 'def');
  expect(isStale(project)).toBe(true);
});

test.each(['public/sw.js', 'lib/scan.test.ts', 'supabase/seed.sql'])('it stays fresh when %s changes', (name) => {
  stamp();
  write(name, 'two');
  expect(isStale(project)).toBe(false);
});
