'use client';

import { useEffect, useState } from 'react';

/** A finger that has gone up is heard as a click a moment later. */
const CLICK_MS = 350;

interface Still<Shown> {
  readonly shown: Shown;
  /** For what holds the results. */
  readonly handlers: {
    readonly onPointerDown: () => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
    readonly onClick: () => void;
  };
}

/**
 * What is shown stays as it is while a finger is on it: rows that arrive just then would move what is pressed to elsewhere, and the press would be
 * lost.
 */
export function useStill<Shown>(latest: Shown): Still<Shown> {
  const [pressed, setPressed] = useState<{ readonly shown: Shown; readonly isUp: boolean } | null>(null);
  const release = () => setPressed(null);
  const isUp = pressed?.isUp ?? false;
  useEffect(() => {
    if (!isUp) return;
    const timer = setTimeout(() => setPressed(null), CLICK_MS);
    return () => clearTimeout(timer);
  }, [isUp]);
  return {
    shown: pressed ? pressed.shown : latest,
    handlers: {
      onPointerDown: () => setPressed({ shown: latest, isUp: false }),
      onPointerUp: () => setPressed((before) => before && { ...before, isUp: true }),
      onPointerCancel: release,
      onClick: release,
    },
  };
}
