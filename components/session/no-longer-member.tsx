'use client';

import RotateCw from 'lucide-react/icons/rotate-cw';
import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useSession, useSync, useSyncNow } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { DeniedState } from '../ui/states.tsx';
import { Account } from './account.tsx';
import { SignInAgain } from './sign-in-again.tsx';

/** In place of every screen of a laboratory whose server has said that this person is no longer in it; what they left unsent stays, and is counted. */
export function NoLongerMember() {
  const t = useTranslations('session');
  const session = useSession();
  const sync = useSync();
  const syncNow = useSyncNow();
  if (session.status !== 'ready' || !sync) return null;
  const count = sync.waiting + sync.pictures + sync.setAside;
  // Whoever is added again may have an expired sign-in: until it is renewed, looking again would tell nothing.
  const expired = sync.pause?.reason === 'auth_expired';
  return (
    <>
      {expired && <SignInAgain />}
      {/* It comes by itself, in place of what somebody was reading. */}
      <div role="alert" className="mx-auto w-full max-w-xl px-4 pt-5 lg:pt-8">
        <DeniedState
          level={1}
          title={t('gone.title', { laboratory: session.tenant.name })}
          actions={
            <>
              {!expired && (
                <Button variant="primary" icon={<RotateCw size={20} aria-hidden />} onClick={syncNow}>
                  {t('tenants.retry')}
                </Button>
              )}
              {count > 0 && (
                <Button asChild>
                  <Link href={paths.outbox()}>{t('gone.outbox')}</Link>
                </Button>
              )}
            </>
          }
        >
          {t('gone.text')} {t('again.safe', { count })}
        </DeniedState>
        <Account />
      </div>
    </>
  );
}
