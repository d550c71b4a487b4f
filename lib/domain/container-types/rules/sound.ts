import { Refusal } from '../../commands/verdict.ts';
import { gridOf } from '../../positions/grid.ts';
import { labellingFits } from '../../positions/label.ts';
import type { ContainerType } from '../model.ts';

/**
 * Refuses a type that contradicts itself (`arguments_invalid` with the `field`): a grid with only one of `rows` and `columns`, `allowedChildren` with
 * both containers and samples, or a `labelling` whose own words are fewer than the lines, alike (but for case), or hold a separator
 * (white space or one of `-–—_:;.,/\\|`).
 */
export function checkSound(type: Pick<ContainerType, 'rows' | 'columns' | 'labelling' | 'allowedChildren'>): void {
  if ((type.rows === null) !== (type.columns === null)) throw new Refusal('arguments_invalid', { field: 'rows' });
  const takesSamples = type.allowedChildren.includes('sample');
  if (takesSamples && type.allowedChildren.some((kind) => kind !== 'sample')) {
    throw new Refusal('arguments_invalid', { field: 'allowedChildren' });
  }
  const grid = gridOf(type);
  if (grid && !labellingFits(grid)) throw new Refusal('arguments_invalid', { field: 'labelling' });
}
