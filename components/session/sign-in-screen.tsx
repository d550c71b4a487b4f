'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { useRouter } from '../../lib/i18n/navigation.ts';
import { useSession } from '../sync/index.ts';
import { nextPath } from './next-path.ts';
import { PeopleHere } from './people-here.tsx';
import { SignInForms } from './sign-in-forms.tsx';

/** Sign in, then on to the page that was asked for. */
export function SignInScreen() {
  const t = useTranslations('session.signIn');
  const router = useRouter();
  const { status } = useSession();
  const [email, setEmail] = useState('');
  // A chosen address starts the forms anew; typing does not.
  const [chosen, setChosen] = useState('');
  useEffect(() => {
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
      <SignInForms key={chosen} email={email} onEmail={setEmail} />
      <PeopleHere
        onChoose={(address) => {
          setEmail(address);
          setChosen(address);
        }}
      />
    </div>
  );
}
