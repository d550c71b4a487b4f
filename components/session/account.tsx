'use client';

import ArrowRightLeft from 'lucide-react/icons/arrow-right-left';
import LogOut from 'lucide-react/icons/log-out';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { useRouter } from '../../lib/i18n/navigation.ts';
import { Button } from '../ui/button.tsx';
import { SignedInAs } from './signed-in-as.tsx';
import { useSignOut } from './use-sign-out.tsx';
import { useSession } from '../sync/index.ts';

/** Who is signed in and where, the way to another laboratory, and the way out with its warning. */
export function Account() {
  const t = useTranslations('session');
  const router = useRouter();
  const session = useSession();
  const signingOut = useSignOut();
  const [leaving, setLeaving] = useState(false);
  const [only, setOnly] = useState(false);
  if (session.status !== 'ready') return null;
  const { tenant, actions } = session;

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
  return (
    <section aria-label={t('account.label')} className="mb-6 flex flex-col gap-3">
      <SignedInAs laboratory />
      <div className="grid gap-2 sm:grid-cols-2">
        <Button icon={<ArrowRightLeft size={20} aria-hidden />} busy={leaving} onClick={() => void leave()}>
          {t('account.otherTenant')}
        </Button>
        <Button icon={<LogOut size={20} aria-hidden className="flip-rtl" />} onClick={signingOut.ask}>
          {t('account.signOut')}
        </Button>
      </div>
      <p role="status" className="text-sm text-muted empty:hidden">
        {only && t('account.onlyTenant', { laboratory: tenant.name })}
      </p>
      {signingOut.question}
    </section>
  );
}
