import { cx } from './cx.ts';

/**
 * A position as seen from above: an open ring, a cap, a cross. Kinds differ by shape and not by colour alone. `held` is what
 * somebody has picked up on the screen, `out` a slot kept for what is away, `lit` the one looked for, `problem` one whose content is in doubt.
 * `styles/grid.css` draws each on whatever element carries `data-mark`.
 */
export type GridMarkKind = 'empty' | 'filled' | 'held' | 'blocked' | 'lit' | 'problem' | 'provisional' | 'out';

/** A mark as an element of its own; it takes its width from where it stands. */
export function GridMark({ kind, className }: { kind: GridMarkKind; className?: string }) {
  return <span aria-hidden data-mark={kind} className={cx('block', className)} />;
}
