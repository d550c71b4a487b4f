import { describe, expect, it } from 'vitest';
import { checkSizes } from './sizes.ts';
import { plant } from './testing/plant.ts';

const lines = (count: number) => 'export {};\n'.repeat(count);

describe('file sizes', () => {
  it('refuses a file of 501 lines and passes one of 500', () => {
    const root = plant({ 'long.ts': lines(501), 'full.sql': lines(500) });
    const { findings } = checkSizes(root);
    expect(findings.map(({ file }) => file)).toEqual(['long.ts']);
  });

  it('warns of a file of 201 lines', () => {
    const { findings, warnings } = checkSizes(plant({ 'a.tsx': lines(201), 'b.tsx': lines(200) }));
    expect(findings).toEqual([]);
    expect(warnings?.map(({ file }) => file)).toEqual(['a.tsx']);
  });

  it('exempts generated files alone', () => {
    const root = plant({ 'a.gen.ts': lines(900), 'supabase/migrations/1_a.sql': lines(900) });
    expect(checkSizes(root).findings.map(({ file }) => file)).toEqual(['supabase/migrations/1_a.sql']);
  });

  it('counts the files it read, so that reading none is seen', () => {
    expect(checkSizes(plant({ 'a.txt': '' })).read).toBe(0);
  });
});
