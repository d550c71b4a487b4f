'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useSearchParams } from 'next/navigation';
import { type ReactNode, Suspense, useEffect } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { usePathname, useRouter } from '../../lib/i18n/navigation.ts';
import { useSayError } from '../commands/use-say-error.ts';
import { Button } from '../ui/button.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useSession, useSync } from '../sync/index.ts';
import { isExpiredLink } from './expired-link.ts';
import { SignInAgain } from './sign-in-again.tsx';

const NoLongerMember = dynamic(() => import('./no-longer-member.tsx').then((module) => module.NoLongerMember));

/**
 * Screens that stand in the prebuilt page before anything is known of whoever is here: each of their parts waits for what it shows by
 * itself, and what needs no data can be read and pressed at once.
 */
const AT_ONCE: readonly string[] = [paths.home(), paths.scan()];

/** Shows its screens only to a person whose laboratory and store are known; everybody else is sent to the sign-in and back. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { status, storeError } = useSession();
  const sync = useSync();
  const pathname = usePathname();
  if (status === 'signed_out' || status === 'choosing') {
    return (
      <Suspense>
        <ToSignIn choosing={status === 'choosing'} />
      </Suspense>
    );
  }
  if (storeError !== null) return <StoreError code={storeError} />;
  // What somebody gave stays theirs to see; what the laboratory holds does not.
  if (sync?.removed === true && pathname !== paths.outbox()) return <NoLongerMember />;
  if ((status === 'loading' || !sync) && !AT_ONCE.includes(pathname)) return <SkeletonRows />;
  return (
    <>
      <SignInAgain />
      {children}
    </>
  );
}

function ToSignIn({ choosing }: { choosing: boolean }) {
  const router = useRouter();
  const pathname = usePathname();
  const query = useSearchParams().toString();
  const next = query === '' ? pathname : `${pathname}?${query}`;
  useEffect(() => {
    const { hash } = window.location;
    // What becomes of the link of an e-mail is said where another one can be asked for.
    const said = isExpiredLink(hash) ? hash : '';
    router.replace(choosing ? paths.chooseTenant(next) : paths.signIn(next) + said);
  }, [choosing, next, router]);
  return <SkeletonRows />;
}

function StoreError({ code }: { code: string }) {
  const t = useTranslations('session.storeError');
  const say = useSayError();
  return (
    <ErrorState
      level={1}
      title={t('title')}
      actions={
        <Button variant="primary" onClick={() => window.location.reload()}>
          {t('reload')}
        </Button>
      }
    >
      {say(code)}
    </ErrorState>
  );
}
