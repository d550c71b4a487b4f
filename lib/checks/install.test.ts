import { describe, expect, it } from 'vitest';
import { projectNode, whyStale } from './install.mjs';
import { plant } from './testing/plant.ts';

type Packages = Record<string, { version: string; optional?: boolean }>;
const lock = (packages: Packages) => JSON.stringify({ packages: { '': { version: '1.0.0' }, ...packages } });

function stale(wanted: Packages, installed?: Packages) {
  const files = { 'package-lock.json': lock(wanted), 'node_modules/node/bin/node': '' };
  return whyStale(plant(installed ? { ...files, 'node_modules/.package-lock.json': lock(installed) } : files));
}

describe('what is installed', () => {
  const zod = { 'node_modules/zod': { version: '4.0.0' } };

  it('is as the lock file says', () => {
    expect(stale(zod, zod)).toBeUndefined();
  });

  it('is missing', () => {
    expect(stale(zod)).toBe('the dependencies are not installed');
  });

  it('is stale when a version differs, a package is missing, or one is too many', () => {
    expect(stale(zod, { 'node_modules/zod': { version: '3.0.0' } })).toBe('node_modules/zod is not at 4.0.0');
    expect(stale(zod, {})).toBe('node_modules/zod is not at 4.0.0');
    expect(stale({}, zod)).toBe('node_modules/zod is not in the lock file');
  });

  it('may leave out an optional package, which is for another platform', () => {
    expect(stale({ 'node_modules/a': { version: '1.0.0', optional: true } }, {})).toBeUndefined();
  });

  it('is stale when the Node of the project is not there', () => {
    const root = plant({ 'package-lock.json': lock(zod), 'node_modules/.package-lock.json': lock(zod) });
    expect(whyStale(root)).toBe('the Node of this project is not installed');
    expect(projectNode(root)).toContain('node_modules');
  });
});
