import { describe, expect, it } from 'vitest';
import { checkLayout } from './layout.ts';
import { plant } from './testing/plant.ts';

describe('top-level layout', () => {
  it('passes rooms, tool files and dotfiles', () => {
    const root = plant({ 'lib/a.ts': '', 'package.json': '{}', '.ci/run': '', '.prettierrc.json': '{}' });
    expect(checkLayout(root)).toEqual({ read: 4, findings: [] });
  });

  it('refuses an unknown folder and an unknown file', () => {
    const root = plant({ 'src/a.ts': '', 'notes.txt': '' });
    expect(checkLayout(root).findings.map(({ file }) => file)).toEqual(['notes.txt', 'src/a.ts']);
  });

  it('refuses a file that has the name of a room, and a room that has the name of a file', () => {
    const root = plant({ lib: '', 'README.md/a': '' });
    expect(checkLayout(root).findings).toHaveLength(2);
  });
});
