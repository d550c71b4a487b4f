import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadBenches } from './load.ts';

const benches = await loadBenches();
const names = benches.flatMap((bench) => bench.names);

describe('the benches of the project', () => {
  it('can be loaded, and no two of them report the same figure', () => {
    expect(names).toEqual([...new Set(names)]);
  });

  it('measure every speed that is promised', () => {
    expect(names).toEqual(
      expect.arrayContaining([
        'scan-to-durable',
        'barcode-lookup',
        'box-map-13x13',
        'cold-start-scan',
        'first-load-js',
        'apply-commands',
        'pull-50000',
        'poke-to-screen',
        'rls-count',
        'import-50000-samples',
        'lighthouse-performance',
      ]),
    );
  });

  it('are listed in the README', () => {
    const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
    // The kinds of labels are one line there.
    const unlisted = names.filter((name) => !name.startsWith('decode-') && !readme.includes(`\`${name}\``));
    expect(unlisted).toEqual([]);
  });
});
