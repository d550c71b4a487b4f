'use client';

import { useTranslations } from 'next-intl';
import { Sheet } from '../ui/dialog.tsx';
import { SignInForms } from './sign-in-forms.tsx';

/** The same person signs in again; their page and their queue wait behind it. */
export function SignInSheet({ email, count, onClose }: { email: string; count: number; onClose: () => void }) {
  const t = useTranslations('session.again');
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={t('title')} description={t('safe', { count })}>
      <SignInForms email={email} emailFixed onSignedIn={onClose} />
    </Sheet>
  );
}
