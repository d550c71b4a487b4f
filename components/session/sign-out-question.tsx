'use client';

import { useTranslations } from 'next-intl';
import { AlertDialog } from '../ui/alert-dialog.tsx';

interface SignOutQuestionProps {
  unsynced: number;
  online: boolean;
  onClose: () => void;
  onSignOut: () => Promise<void>;
}

/** Says what stays behind on this phone before somebody signs out. */
export function SignOutQuestion({ unsynced, online, onClose, onSignOut }: SignOutQuestionProps) {
  const t = useTranslations('session.account');
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('question')}
      description={
        <>
          {unsynced > 0 && <span className="block">{t('unsynced', { count: unsynced })}</span>}
          {!online && <span className="mt-2 block">{t('noNetwork')}</span>}
        </>
      }
      confirmLabel={t('signOut')}
      onConfirm={onSignOut}
    />
  );
}
