'use client';

import { useEffect, useState } from 'react';

/** A finger that has gone up is heard as a click a moment later. */
const CLICK_MS = 350;

interface Still<Shown> {
  readonly shown: Shown;
  /** For what holds the results. */
  readonly handlers: { readonly onPointerDown: () => void; readonly onClick: () => void };
}

/**
 * What is shown stays as it is while a finger is on it: rows that arrive just then would move what is pressed to elsewhere, and the press would be
 * lost.
 */
export function useStill<Shown>(latest: Shown): Still<Shown> {
  const [pressed, setPressed] = useState<{ readonly shown: Shown } | null>(null);
  const release = () => setPressed(null);
  const isPressed = pressed !== null;
  useEffect(() => {
    if (!isPressed) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Of the window: a mouse that is drawn away comes up elsewhere, and is no click.
    const up = () => {
      timer = setTimeout(() => setPressed(null), CLICK_MS);
    };
    const cancelled = () => setPressed(null);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', cancelled);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', cancelled);
    };
  }, [isPressed]);
  return {
    shown: pressed ? pressed.shown : latest,
    handlers: { onPointerDown: () => setPressed({ shown: latest }), onClick: release },
  };
}
