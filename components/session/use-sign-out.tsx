'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { useRouter } from '../../lib/i18n/navigation.ts';
import { type LocalStore, useSession, useSync } from '../sync/index.ts';
import { forgetNotifications } from './forget-notifications.ts';

const SignOutQuestion = dynamic(() => import('./sign-out-question.tsx').then((module) => module.SignOutQuestion));

/** The way out: `ask` takes it, and where something of this person waits on this device, in whichever laboratory, `question` comes first. */
export function useSignOut(): { readonly ask: () => void; readonly question: ReactNode } {
  const router = useRouter();
  const { actions } = useSession();
  const online = useSync()?.online ?? true;
  const [waiting, setWaiting] = useState<readonly LocalStore[]>();

  const signOut = async () => {
    await forgetNotifications();
    await actions.signOut({ despiteUnsynced: true });
    router.replace(paths.signIn());
  };
  const ask = async () => {
    // Counted now: another tab may have given something. What cannot be counted is worth a question too.
    const counted = await actions.waiting().catch(() => undefined);
    // Without a network nobody can sign in again, so that is worth one as well.
    if (counted?.length === 0 && online) await signOut();
    else setWaiting(counted ?? []);
  };
  return {
    ask: () => void ask(),
    question: waiting && (
      <SignOutQuestion waiting={waiting} online={online} onClose={() => setWaiting(undefined)} onSignOut={signOut} />
    ),
  };
}
