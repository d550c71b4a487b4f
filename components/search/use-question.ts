'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { type SearchFilters, filtersOf } from './filters.ts';

/** Long enough that typing writes once. */
const PAUSE_MS = 400;
const KEPT = ['q', 'site', 'expires'] as const;

interface Question {
  readonly typed: string;
  readonly filters: SearchFilters;
}

const questionOf = (address: URLSearchParams): Question => ({
  typed: address.get('q') ?? '',
  filters: filtersOf(address),
});
const partsOf = ({ typed, filters }: Question) => [typed.trim() || null, filters.siteId, filters.expires];

/** What is looked for. The address keeps the words, the site and the expiry, so that going back from a result finds them again. */
export function useQuestion(): Question & {
  readonly setTyped: (typed: string) => void;
  readonly setFilters: (filters: SearchFilters) => void;
} {
  const address = useSearchParams().toString();
  const [{ typed, filters }, setQuestion] = useState(() => questionOf(new URLSearchParams(address)));
  const parts = JSON.stringify(partsOf({ typed, filters }));

  // Somebody followed a link to another question, or to none; what this screen wrote into the address itself is no news.
  const written = useRef(parts);
  useEffect(() => {
    const asked = questionOf(new URLSearchParams(address));
    const its = JSON.stringify(partsOf(asked));
    if (its === written.current) return;
    written.current = its;
    setQuestion(asked);
  }, [address]);

  useEffect(() => {
    const timer = setTimeout(() => {
      written.current = parts;
      const to = new URL(window.location.href);
      for (const [at, value] of partsOf({ typed, filters }).entries()) {
        const name = KEPT[at];
        if (name === undefined) continue;
        if (value == null) to.searchParams.delete(name);
        else to.searchParams.set(name, value);
      }
      if (to.href !== window.location.href) window.history.replaceState(null, '', to);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
    // `parts` is what of the two the address keeps.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [parts]);

  return {
    typed,
    filters,
    setTyped: (to) => setQuestion((before) => ({ ...before, typed: to })),
    setFilters: (to) => setQuestion((before) => ({ ...before, filters: to })),
  };
}
