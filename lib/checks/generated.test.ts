import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkGenerated } from './generated.ts';
import { plant } from './testing/plant.ts';

describe('generated files', () => {
  it('pass when their generator writes them again as they are', () => {
    const root = plant({ 'lib/list.generated.ts': 'same' });
    const generate = () => writeFileSync(join(root, 'lib/list.generated.ts'), 'same');
    expect(checkGenerated(root, generate)).toEqual({ read: 1, findings: [] });
  });

  it('fail when somebody edited one, or one was never made', () => {
    const root = plant({ 'lib/list.generated.ts': 'edited' });
    const generate = () => {
      writeFileSync(join(root, 'lib/list.generated.ts'), 'right');
      writeFileSync(join(root, 'lib/new.gen.ts'), 'new');
    };
    expect(checkGenerated(root, generate).findings.map(({ file }) => file)).toEqual([
      'lib/list.generated.ts',
      'lib/new.gen.ts',
    ]);
  });
});
