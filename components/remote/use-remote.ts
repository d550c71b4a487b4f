'use client';

import type { SupabaseClient } from '@supabase/supabase-js';
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { z } from 'zod';
import type { Backend } from '../sync/index.ts';
import { afterPaint } from '../ui/after-paint.ts';
import { useBackend, usePokes, useSession } from '../sync/index.ts';
import { type Remote, RemoteFeed } from './remote-feed.ts';

/** A question to the server with the person's own rights. */
export type Question = (client: SupabaseClient, tenantId: string) => PromiseLike<{ data: unknown; error: unknown }>;

/** What screens ask the server for, made once outside of them (`remoteQuestion`). */
export interface RemoteQuestion<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  readonly question: Question;
  /** By person and laboratory: the next screen that asks has at once what the one before was told. */
  readonly feeds: WeakMap<Backend, Map<string, RemoteFeed<T>>>;
}

/** Defines what screens ask the server for; under `name` the last answer is kept on the device. */
export function remoteQuestion<T>(name: string, schema: z.ZodType<T>, question: Question): RemoteQuestion<T> {
  return { name, schema, question, feeds: new WeakMap() };
}

const EVERY = 30_000;
const NOTHING: Remote<never> = { data: undefined, asOf: undefined, stale: true, failed: false };
const nothing = () => NOTHING;
const never = () => () => undefined;

/**
 * Rows that are history and therefore not in the store: asked for at the start, at every notification of the tenant's channel, on return to
 * the foreground and every 30 s. The last answer is kept on the device, so that the board shows what it last knew without a network.
 */
export function useRemote<T>(asked: RemoteQuestion<T>): Remote<T> {
  const backend = useBackend();
  const session = useSession();
  const tenantId = session.status === 'ready' ? session.tenant.id : null;
  const userId = session.status === 'ready' ? session.person.userId : null;
  const feed = useMemo(
    () => (tenantId === null || userId === null ? null : feedOf(asked, backend, { tenantId, userId })),
    [asked, backend, tenantId, userId],
  );

  useEffect(() => {
    if (!feed) return;
    const now = () => void feed.refresh();
    const seen = () => document.visibilityState === 'visible' && now();
    // The last answer is on the screen already.
    const takeBack = afterPaint(now);
    const timer = setInterval(now, EVERY);
    window.addEventListener('online', now);
    document.addEventListener('visibilitychange', seen);
    return () => {
      takeBack();
      clearInterval(timer);
      window.removeEventListener('online', now);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [feed]);
  usePokes(useCallback(() => void feed?.refresh(), [feed]));
  return useSyncExternalStore<Remote<T>>(feed?.subscribe ?? never, feed?.current ?? nothing, nothing);
}

function feedOf<T>(
  { name, schema, question, feeds }: RemoteQuestion<T>,
  backend: Backend,
  { tenantId, userId }: { tenantId: string; userId: string },
): RemoteFeed<T> {
  const key = `tracseq.remote.${userId}.${tenantId}.${name}`;
  const own = feeds.get(backend) ?? new Map<string, RemoteFeed<T>>();
  feeds.set(backend, own);
  const known = own.get(key);
  if (known) return known;
  const ask = () => answerOf(backend, question, tenantId);
  const made = new RemoteFeed({ key, schema, ask, memory: localStorage });
  own.set(key, made);
  return made;
}

async function answerOf(backend: Backend, question: Question, tenantId: string) {
  try {
    return await question(await backend.client(), tenantId);
  } catch (error) {
    // No network or no session: what was known stays on the board, marked as old.
    return { data: null, error };
  }
}
