import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { registryOf } from './generate-registry.ts';
import { connectors } from './registry.gen.ts';

describe('the registry', () => {
  it('is what its folders say', () => {
    expect(readFileSync(join(import.meta.dirname, 'registry.gen.ts'), 'utf8')).toBe(registryOf(import.meta.dirname));
  });

  it('lists a new folder with an index, and nothing else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'connectors-'));
    for (const id of ['pager-x', '_kit', 'empty']) mkdirSync(join(folder, id));
    writeFileSync(join(folder, 'pager-x', 'index.ts'), '');
    writeFileSync(join(folder, '_kit', 'index.ts'), '');
    const text = registryOf(folder);
    expect(text).toContain("import { connector as pagerX } from './pager-x/index.ts';\n");
    expect(text).toContain("  'pager-x': pagerX,\n");
    expect(text).not.toMatch(/_kit\/index|empty/);
  });

  it('knows each connector by its own id, and each names only fields that it has', () => {
    for (const [id, connector] of Object.entries(connectors)) {
      expect(connector.id).toBe(id);
      for (const field of [...connector.secretFields, ...connector.recipientFields])
        expect(Object.keys(connector.configSchema.shape)).toContain(field);
    }
  });
});
