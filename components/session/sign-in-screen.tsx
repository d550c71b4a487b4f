'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { useRouter } from '../../lib/i18n/navigation.ts';
import { useSession } from '../sync/index.ts';
import { isExpiredLink } from './expired-link.ts';
import { Failure } from './failure.tsx';
import { nextPath } from './next-path.ts';
import { PeopleHere } from './people-here.tsx';
import { SignInForms } from './sign-in-forms.tsx';
import { keepTypedEmail, typedEmail } from './typed-email.ts';

const never = () => () => undefined;
const nothing = () => '';

/** Sign in, then on to the page that was asked for. */
export function SignInScreen() {
  const t = useTranslations('session.signIn');
  const router = useRouter();
  const { status } = useSession();
  // The form is on the page before any script has run; what this tab knows comes after that.
  const before = useSyncExternalStore(never, typedEmail, nothing);
  const isLinkExpired = isExpiredLink(useSyncExternalStore(never, () => window.location.hash, nothing));
  const [typed, setTyped] = useState<string>();
  // A chosen address starts the forms anew; typing does not.
  const [chosen, setChosen] = useState<string>();
  const email = typed ?? before;
  // Another language loads the page anew.
  useEffect(() => {
    const keep = () => keepTypedEmail(email);
    window.addEventListener('pagehide', keep);
    return () => window.removeEventListener('pagehide', keep);
  }, [email]);
  useEffect(() => {
    if (status === 'ready' || status === 'choosing') keepTypedEmail('');
    // Read only here, so that the form is on the page before any script has run.
    const next = nextPath(new URLSearchParams(window.location.search).get('next'));
    if (status === 'ready') router.replace(next);
    if (status === 'choosing') router.replace(paths.chooseTenant(next));
  }, [status, router]);
  return (
    <div className="flex flex-col gap-8">
      <div>
        <h1 tabIndex={-1} className="text-2xl font-semibold">
          {t('title')}
        </h1>
        <p className="mt-1 text-muted">{t('intro')}</p>
      </div>
      <Failure>{isLinkExpired ? t('linkExpired') : undefined}</Failure>
      <SignInForms
        key={`${chosen ?? before} ${String(isLinkExpired)}`}
        first={isLinkExpired ? 'code' : 'password'}
        email={email}
        onEmail={setTyped}
      />
      <PeopleHere
        onChoose={(address) => {
          setTyped(address);
          setChosen(address);
        }}
      />
    </div>
  );
}
