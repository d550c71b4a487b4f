'use client';

import { useEffect, useState } from 'react';
import { v7 } from 'uuid';
import { SyncError } from '../../lib/sync/ports.ts';
import { useBackend, useSession, useSync } from '../sync/index.ts';
import { beginStaging, type Checked, type Prepared } from './staging.ts';

/**
 * How far the check is. `waiting` is for the network; that and a failure with `retryMs` are tried again by themselves after that time, however
 * often it was `tried`.
 */
export type CheckState =
  | { readonly at: 'waiting'; readonly tried: number; readonly retryMs: number }
  | { readonly at: 'checking'; readonly done: number; readonly all: number }
  | { readonly at: 'checked'; readonly checked: Checked }
  | { readonly at: 'failed'; readonly code: string; readonly tried: number; readonly retryMs: number | null };

const START: CheckState = { at: 'checking', done: 0, all: 1 };
/** Before the first try by itself; the time doubles with each, up to the longest. */
const RETRY_MS = 2000;
const LONGEST_MS = 60_000;

/**
 * Asks the server about all rows. What was lost on the way is tried again as soon as there is a network, from where it stopped.
 * @returns how far it is, and what tries it again at once
 */
export function useCheck(prepared: Prepared): {
  readonly state: CheckState;
  readonly retry: () => void;
} {
  const { rpc } = useBackend();
  const session = useSession();
  const tenantId = session.status === 'ready' ? session.tenant.id : '';
  const isOnline = useSync()?.online !== false;
  // A new object is a new try; the upload within it stays the same as long as the server has it.
  const [attempt, setAttempt] = useState(() => ({ staging: beginStaging(prepared, v7()) }));
  const [state, setState] = useState(START);

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const onProgress = (done: number, all: number) => {
      if (!signal.aborted) setState({ at: 'checking', done, all });
    };
    attempt.staging.run({ rpc, tenantId, signal, onProgress }).then(
      (checked) => {
        if (!signal.aborted) setState({ at: 'checked', checked });
      },
      (error: unknown) => {
        if (!signal.aborted) setState((before) => failure(error, before));
      },
    );
    return () => leaving.abort();
  }, [rpc, tenantId, attempt]);

  // The failure stays on the screen until a try gets somewhere: its buttons do not come and go.
  useEffect(() => {
    if ((state.at !== 'failed' && state.at !== 'waiting') || state.retryMs === null || !isOnline) return;
    const timer = setTimeout(() => setAttempt(({ staging }) => ({ staging })), state.retryMs);
    return () => clearTimeout(timer);
  }, [state, isOnline]);

  const isGone = state.at === 'failed' && state.code === 'import_not_found';
  const retry = () => {
    setState(START);
    setAttempt(({ staging }) => ({ staging: isGone ? beginStaging(prepared, v7()) : staging }));
  };
  return { state, retry };
}

function failure(error: unknown, before: CheckState): CheckState {
  const tried = before.at === 'failed' || before.at === 'waiting' ? before.tried + 1 : 0;
  if (!(error instanceof SyncError)) return { at: 'failed', code: 'internal', tried, retryMs: null };
  const { code, kind, details, retryAfterMs } = error;
  const retryMs = Math.max(retryAfterMs ?? 0, Math.min(LONGEST_MS, RETRY_MS * 2 ** tried));
  // Nobody answered: nothing failed, it only has to wait.
  if (kind === 'transient' && details['reason'] === 'offline') return { at: 'waiting', tried, retryMs };
  return { at: 'failed', code, tried, retryMs: kind === 'transient' ? retryMs : null };
}
