'use client';

import { useEffect, useState } from 'react';
import { SyncError } from '../../lib/sync/ports.ts';
import { useBackend, useSession } from '../sync/index.ts';
import type { SearchFilters } from './filters.ts';
import { type ServerPage, serverSearch } from './server-search.ts';

/** Long enough that typing asks once. */
const PAUSE_MS = 300;

/** What the server has said so far, and how to hear more of it. */
export type ServerAnswer =
  | { readonly state: 'idle' }
  | { readonly state: 'asking' }
  | { readonly state: 'failed'; readonly code: string }
  | {
      readonly state: 'answered';
      readonly page: ServerPage;
      readonly busy: boolean;
      readonly more: (() => void) | null;
    };

/** The complete answer of the server to a question, page by page; `idle` while there is no question or no network. */
export function useServerSearch(text: string, filters: SearchFilters, enabled: boolean): ServerAnswer {
  const { rpc } = useBackend();
  const session = useSession();
  const tenantId = session.status === 'ready' ? session.tenant.id : null;
  const question = JSON.stringify([tenantId, text, filters]);
  const [answer, setAnswer] = useState<{ question: string; page?: ServerPage; code?: string }>();
  const [after, setAfter] = useState<{ question: string; next: unknown }>();
  const following = after?.question === question ? after.next : null;

  useEffect(() => {
    if (!enabled || tenantId === null) return;
    const stop = new AbortController();
    const ask = async () => {
      try {
        const page = await serverSearch(rpc, { tenantId, text, filters, after: following }, stop.signal);
        if (stop.signal.aborted) return;
        setAnswer((before) => {
          const known = following !== null && before?.question === question ? (before.page?.hits ?? []) : [];
          return { question, page: { hits: [...known, ...page.hits], next: page.next } };
        });
      } catch (error) {
        if (stop.signal.aborted) return;
        if (!(error instanceof SyncError)) throw error;
        setAnswer({ question, code: error.code });
      }
    };
    const timer = setTimeout(() => void ask(), following === null ? PAUSE_MS : 0);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
    // `question` is text, filters and tenant in one comparable value.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [rpc, enabled, question, following]);

  if (!enabled || tenantId === null) return { state: 'idle' };
  if (answer?.question !== question) return { state: 'asking' };
  if (answer.code !== undefined) return { state: 'failed', code: answer.code };
  if (!answer.page) return { state: 'asking' };
  const { page } = answer;
  return {
    state: 'answered',
    page,
    // The page that was asked for brings another `next`.
    busy: following !== null && following === page.next,
    more: page.next === null ? null : () => setAfter({ question, next: page.next }),
  };
}
