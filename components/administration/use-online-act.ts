'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import type { CommandDraft } from '../../lib/domain/commands/catalogue.ts';
import { useErrorWords } from '../commands/use-error-words.ts';
import { useEnqueue, useOutboxItem, useSetAsideActions } from '../sync/index.ts';

/** A command whose effect the device cannot foresee: `waiting` until the server has judged it. */
export interface OnlineAct {
  /** Gives the command; its outcome follows in `state`. */
  give(draft: CommandDraft): Promise<void>;
  readonly state: 'idle' | 'waiting' | 'done' | 'refused';
  /** Why it was refused, in the reader's words. */
  readonly refusal: string | undefined;
  reset(): void;
}

/** Gives a command and follows it until the server has answered. It is durable meanwhile: leaving the page loses nothing. */
export function useOnlineAct(): OnlineAct {
  const enqueue = useEnqueue();
  const t = useTranslations('common.states');
  const [id, setId] = useState<string | null>(null);
  const item = useOutboxItem(id);
  const verdict = item?.verdict ?? null;
  const error = verdict?.code != null ? { code: verdict.code, facts: verdict.details } : null;
  const words = useErrorWords(error);
  const said = useTranslations('administration')('refusedHere');
  const { discard } = useSetAsideActions();
  // The form says why, and the person goes on from there: the outbox need not ask them a second time.
  const seen = item?.state === 'quarantined' && verdict?.status === 'rejected' ? item.id : null;
  useEffect(() => {
    if (seen !== null) void discard(seen, said);
  }, [seen, discard, said]);
  const give = useCallback(async ({ name, args }: CommandDraft) => setId((await enqueue(name, args)).id), [enqueue]);
  const state = id === null ? 'idle' : verdict === null ? 'waiting' : verdict.status === 'applied' ? 'done' : 'refused';
  return {
    give,
    state,
    refusal: state === 'refused' ? (words ?? t('errorText')) : undefined,
    reset: useCallback(() => setId(null), []),
  };
}
