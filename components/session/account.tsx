'use client';

import ArrowRightLeft from 'lucide-react/icons/arrow-right-left';
import LogOut from 'lucide-react/icons/log-out';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { useRouter } from '../../lib/i18n/navigation.ts';
import { Button } from '../ui/button.tsx';
import { forgetNotifications } from './forget-notifications.ts';
import { SignedInAs } from './signed-in-as.tsx';
import { useSession, useSync, useUnsyncedCount } from '../sync/index.ts';

const SignOutQuestion = dynamic(() => import('./sign-out-question.tsx').then((module) => module.SignOutQuestion));

/** Who is signed in and where, the way to another laboratory, and the way out with its warning. */
export function Account() {
  const t = useTranslations('session');
  const router = useRouter();
  const session = useSession();
  const unsynced = useUnsyncedCount() ?? 0;
  const online = useSync()?.online ?? true;
  const [asking, setAsking] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [only, setOnly] = useState(false);
  if (session.status !== 'ready') return null;
  const { tenant, actions } = session;

  const signOut = async () => {
    await forgetNotifications();
    await actions.signOut({ despiteUnsynced: true });
    router.replace(paths.signIn());
  };
  const leave = async () => {
    setLeaving(true);
    // Asked for anew, since somebody may just have been let into a second one. Where nobody answers, the list to choose from says so.
    const known = await actions.tenants().catch(() => undefined);
    setLeaving(false);
    if (known?.length === 1) {
      setOnly(true);
      return;
    }
    await actions.leaveTenant();
    router.replace(paths.chooseTenant());
  };
  // Without a network nobody can sign in again, so that is worth a question too.
  const harmless = unsynced === 0 && online;
  return (
    <section aria-label={t('account.label')} className="mb-6 flex flex-col gap-3">
      <SignedInAs laboratory />
      <div className="grid gap-2 sm:grid-cols-2">
        <Button icon={<ArrowRightLeft size={20} aria-hidden />} busy={leaving} onClick={() => void leave()}>
          {t('account.otherTenant')}
        </Button>
        <Button
          icon={<LogOut size={20} aria-hidden className="flip-rtl" />}
          onClick={() => (harmless ? void signOut() : setAsking(true))}
        >
          {t('account.signOut')}
        </Button>
      </div>
      <p role="status" className="text-sm text-muted empty:hidden">
        {only && t('account.onlyTenant', { laboratory: tenant.name })}
      </p>
      {asking && (
        <SignOutQuestion unsynced={unsynced} online={online} onClose={() => setAsking(false)} onSignOut={signOut} />
      )}
    </section>
  );
}
