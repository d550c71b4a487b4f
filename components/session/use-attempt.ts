'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { SyncError } from '../../lib/sync/ports.ts';
import { useSayError } from '../commands/use-say-error.ts';
import { useSession } from '../sync/index.ts';

/** Something that may fail with an error a person can read. */
export interface Attempt {
  /** The last failure in the reader's words. */
  readonly failure: string | undefined;
  readonly busy: boolean;
  /** The device's own memory is not read yet (or the page's scripts have not run): nobody can be asked anything. */
  readonly waiting: boolean;
  /** Runs it; answers whether it went well. Errors that are not the server's or the store's are not caught. */
  readonly run: (act: () => Promise<unknown>) => Promise<boolean>;
  /** What was said of the last try is no longer about what the form holds. */
  readonly forget: () => void;
}

/** Tries what a form asks of the server and says what went wrong, in words of `session.errors`, else of `errors`. */
export function useAttempt(): Attempt {
  const t = useTranslations('session.errors');
  const say = useSayError();
  const [failure, setFailure] = useState<string>();
  const { status, actions } = useSession();
  const waiting = status === 'loading';
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    async (act: () => Promise<unknown>) => {
      if (waiting) return false;
      setBusy(true);
      setFailure(undefined);
      try {
        await act();
        return true;
      } catch (error) {
        if (!(error instanceof SyncError)) throw error;
        const { code } = error;
        // To whoever has worked here it matters what becomes of that; nobody else has anything on this device.
        if (code === 'offline' && (await actions.localStores()).length > 0) setFailure(t('offlineHere'));
        else setFailure(t.has(code) ? t(code) : say(code));
        return false;
      } finally {
        setBusy(false);
      }
    },
    [t, say, waiting, actions],
  );
  const forget = useCallback(() => setFailure(undefined), []);
  return { failure, busy, waiting, run, forget };
}
