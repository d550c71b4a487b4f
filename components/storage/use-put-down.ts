'use client';

import { useTranslations } from 'next-intl';
import { errorFacts } from '../commands/error-facts.ts';
import { type Said, useAct } from '../commands/use-act.ts';
import { useSayError } from '../commands/use-say-error.ts';
import type { CommandDraft } from '../../lib/domain/commands/catalogue.ts';
import { SyncError } from '../../lib/sync/ports.ts';
import type { Verdict } from '../../lib/domain/commands/envelope.ts';
import { requireStore, useOpenStore } from '../sync/context.ts';
import { useToast } from '../ui/toast.tsx';
import type { HeldThing } from './hand.ts';
import { type Destination, oneByOne, placingOf } from './placing.ts';
import { useHand } from './use-hand.ts';

/** A store that cannot be read is said where the act itself fails on it. */
function leaveToAct(error: unknown): null {
  if (error instanceof SyncError) return null;
  throw error;
}

const isRefused = (verdict: Verdict | null) => verdict?.code != null;

/**
 * Puts the hand down, all of it or nothing: where one of several things is refused it is named, and can be taken out of the hand. Answers
 * whether it was done.
 */
export function usePutDown(): (
  things: readonly HeldThing[],
  positions: readonly (string | null)[],
  to: Destination,
  said: Said,
) => Promise<boolean> {
  const t = useTranslations('storage.hand');
  const act = useAct();
  const say = useSayError();
  const toast = useToast();
  const store = useOpenStore();
  const { toggle } = useHand();

  return async (things, positions, to, said) => {
    const { engine, queries } = requireStore(store);
    const foresee = (draft: CommandDraft) => engine.preview(draft).catch(leaveToAct);
    const drafts = placingOf(things, positions, to);
    // Only when the whole is refused it is asked which one it is: a full column is put down at once.
    const verdicts = things.length > 1 ? await Promise.all(drafts.map(foresee)) : [];
    for (const { thing, draft } of verdicts.some(isRefused) ? oneByOne(things, positions, to) : []) {
      const foreseen = await foresee(draft);
      // Things of one hand may take each other's places: by itself such a one would be refused, with the others it is not.
      if (foreseen?.code == null || foreseen.code === 'position_occupied') continue;
      const why = say(foreseen.code, await errorFacts(foreseen.details, queries));
      toast({
        tone: 'danger',
        text: t('refused', { name: thing.name, why }),
        sticky: true,
        action: { label: t('leaveOut'), onPress: () => toggle(thing) },
      });
      return false;
    }
    return act(drafts, said);
  };
}
