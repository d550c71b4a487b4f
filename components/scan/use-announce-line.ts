'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { Line } from '../../lib/domain/scans/session.ts';
import { errorFacts } from '../commands/error-facts.ts';
import { useSayError } from '../commands/use-say-error.ts';
import { requireStore, useOpenStore } from '../sync/context.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { isErrorMessage } from './line-words.ts';
import { unknownWords } from './unknown-words.ts';

/** Says a result aloud for those who listen instead of look: the thing, how it went, and where. */
export function useAnnounceLine(): (line: Line) => void {
  const t = useTranslations('scan.lines');
  const unknown = useTranslations('scan.unknown');
  const announce = useAnnounce();
  const say = useSayError();
  const store = useOpenStore();
  return useCallback(
    (line) => {
      const { message, facts, subject, code, place, tone } = line;
      const thing = subject ? subject.name || (subject.barcode ?? '') : code;
      const where = place ? [...place.path.slice(-1).map(({ name }) => name), place.label ?? ''].join(' ') : '';
      const speak = (words: string) =>
        announce([thing, words, where].filter(Boolean).join('. '), tone === 'refusal' ? 'assertive' : 'polite');
      if (message === 'unknown_code') {
        speak(unknown(unknownWords(store?.status.get(), 'asking')));
        return;
      }
      if (!isErrorMessage(message)) {
        speak(t(message));
        return;
      }
      const lookUp = async () => speak(say(message, await errorFacts(facts, requireStore(store).queries)));
      void lookUp();
    },
    [t, unknown, announce, say, store],
  );
}
