'use client';

import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

type Urgency = 'polite' | 'assertive';
type Announce = (words: string, urgency?: Urgency) => void;

const Context = createContext<Announce | undefined>(undefined);

/** Words of the same text twice in a row must differ for a reader to speak again; this mark is silent. */
const SILENT = '\u00a0';

/** Holds the two live regions of a page, which must be there before anything is said. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<Record<Urgency, string>>({ polite: '', assertive: '' });
  const announce = useCallback<Announce>((words, urgency = 'polite') => {
    setSaid((before) => ({ ...before, [urgency]: before[urgency] === words ? words + SILENT : words }));
  }, []);
  return (
    <Context value={announce}>
      {children}
      <div className="sr-only" aria-live="polite" role="status">
        {said.polite}
      </div>
      <div className="sr-only" aria-live="assertive" role="alert">
        {said.assertive}
      </div>
    </Context>
  );
}

/** Says something to those who listen instead of look: a scan result, an alert. */
export function useAnnounce(): Announce {
  const announce = useContext(Context);
  if (!announce) throw new Error('useAnnounce needs an AnnouncerProvider above it; the shells bring one');
  return announce;
}
