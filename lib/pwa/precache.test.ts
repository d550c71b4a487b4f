import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageEntries, publicEntries, sourceFingerprint, staticRoutes } from './precache.ts';

function folderWith(files: Record<string, string>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'precache-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return root;
}

describe('what the worker keeps on the device', () => {
  const pages = folderWith({
    '(field)/page.tsx': '',
    '(field)/scan/page.tsx': '',
    '(field)/scan/scanner.tsx': '',
    '(office)/administration/people/page.tsx': '',
    '[...rest]/page.tsx': '',
    'offline/page.tsx': '',
  });

  it('is every static page, without its route group and without dynamic ones', () => {
    expect(staticRoutes(pages)).toEqual(['', '/administration/people', '/offline', '/scan']);
  });

  it('is every page in every language', () => {
    expect(pageEntries(pages, ['en', 'ar'], 'r1')).toContainEqual({ url: '/ar/scan', revision: 'r1' });
    expect(pageEntries(pages, ['en', 'ar'], 'r1')).toHaveLength(8);
  });

  it('is every public file but the worker itself', () => {
    const folder = folderWith({ 'sw.js': '', 'wasm/reader.wasm': 'x', 'icons/icon.svg': 'y', '.gitkeep': '' });
    expect(publicEntries(folder).map(({ url }) => url)).toEqual(['/icons/icon.svg', '/wasm/reader.wasm']);
  });

  it('is told anew of a public file that changed', () => {
    const [before] = publicEntries(folderWith({ 'a.wasm': 'one' }));
    const [after] = publicEntries(folderWith({ 'a.wasm': 'two' }));
    expect(after?.revision).not.toBe(before?.revision);
  });
});

describe('the name of a build', () => {
  it('stays the same for the same sources and changes with them', () => {
    const name = (text: string) => sourceFingerprint(folderWith({ 'app/page.tsx': text }), ['app'], []);
    expect(name('one')).toBe(name('one'));
    expect(name('one')).not.toBe(name('two'));
  });

  it('does not change with a test', () => {
    const name = (text: string) =>
      sourceFingerprint(folderWith({ 'app/a.ts': '', 'app/a.test.ts': text }), ['app'], []);
    expect(name('one')).toBe(name('two'));
  });
});
