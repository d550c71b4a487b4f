'use client';

import { useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
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
  const next = nextPath(useSearchParams().get('next'));
  const { status } = useSession();
  const [email, setEmail] = useState('');
  // A chosen address starts the forms anew; typing does not.
  const [chosen, setChosen] = useState('');
  useEffect(() => {
    if (status === 'ready') router.replace(next);
    if (status === 'choosing') router.replace(paths.chooseTenant(next));
  }, [status, next, router]);
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
