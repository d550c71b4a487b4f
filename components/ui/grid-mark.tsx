import { cx } from './cx.ts';

export type GridMarkKind = 'empty' | 'filled' | 'held' | 'blocked' | 'lit' | 'problem' | 'provisional' | 'out';

const KINDS: Record<GridMarkKind, string> = {
  empty: 'border border-edge/60 bg-transparent',
  // The ink and not the surface colour: a laboratory whose colour is white still tells a cap from a ring.
  filled: 'border border-primary-edge bg-primary-ink',
  held: 'border-3 border-primary-edge bg-surface',
  blocked:
    'rounded-none! bg-[linear-gradient(45deg,transparent_44%,var(--edge)_44%_56%,transparent_56%),linear-gradient(-45deg,transparent_44%,var(--edge)_44%_56%,transparent_56%)]',
  lit: 'border-2 border-ink bg-accent outline-3 outline-offset-2 outline-accent-edge',
  problem: 'rounded-xs! rotate-45 border-2 border-danger-ink bg-danger-soft',
  provisional: 'provisional border-2 border-muted bg-surface',
  // A ring with a bar across: nothing stands there, and yet it is not free.
  out: 'border-2 border-ink bg-[linear-gradient(transparent_42%,var(--ink)_42%_58%,transparent_58%)]',
};

/**
 * A position as seen from above: an open ring, a cap, a cross. Kinds differ by shape and not by colour alone. `held` is what
 * somebody has picked up on the screen, `out` a slot kept for what is away, `lit` the one looked for, `problem` one whose content is in doubt.
 */
export function GridMark({ kind }: { kind: GridMarkKind }) {
  return <span aria-hidden className={cx('block aspect-square w-[62%] rounded-full', KINDS[kind])} />;
}
