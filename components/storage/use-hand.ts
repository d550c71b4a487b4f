'use client';

import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { type HeldThing, parseHand, toggled } from './hand.ts';

const KEY = 'tracseq.hand';
const CHANGED = 'tracseq:hand';

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  return () => window.removeEventListener(CHANGED, listener);
}

function keep(hand: readonly HeldThing[]): void {
  if (hand.length === 0) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(hand));
  window.dispatchEvent(new Event(CHANGED));
}

/**
 * What is in the hand: picked up with a tap and carried from box to box in this tab until it is put down. Nothing has happened to it
 * before that, so a closed tab loses nothing.
 */
export function useHand() {
  const text = useSyncExternalStore(
    subscribe,
    () => sessionStorage.getItem(KEY),
    () => null,
  );
  const hand = useMemo(() => parseHand(text), [text]);
  const toggle = useCallback((thing: HeldThing) => keep(toggled(parseHand(sessionStorage.getItem(KEY)), thing)), []);
  const take = useCallback((things: readonly HeldThing[]) => keep(things), []);
  const empty = useCallback(() => keep([]), []);
  return { hand, toggle, take, empty };
}
