'use client';

import { useCallback, useState } from 'react';
import { isSameLayout } from '../../../lib/domain/floor/arrange.ts';
import type { FloorLayout } from '../../../lib/domain/floor/model.ts';

/** Steps that can be taken back. */
const MOST = 100;

/** A plan while it is arranged. */
export interface Draft {
  readonly layout: FloorLayout;
  readonly isChanged: boolean;
  readonly canUndo: boolean;
  change(next: FloorLayout): void;
  undo(): void;
  /** Begins anew from another plan. */
  reset(layout: FloorLayout): void;
}

/** Keeps every step of arranging, so that each can be taken back. `saved` is what is there already. */
export function useDraft(saved: FloorLayout): Draft {
  const [steps, setSteps] = useState<readonly FloorLayout[]>([saved]);
  const layout = steps.at(-1) ?? saved;
  const change = useCallback((next: FloorLayout) => {
    setSteps((before) => {
      const last = before.at(-1);
      return last && isSameLayout(last, next) ? before : [...before.slice(-MOST), next];
    });
  }, []);
  const undo = useCallback(() => setSteps((before) => (before.length > 1 ? before.slice(0, -1) : before)), []);
  const reset = useCallback((next: FloorLayout) => setSteps([next]), []);
  return { layout, isChanged: !isSameLayout(layout, saved), canUndo: steps.length > 1, change, undo, reset };
}
