'use client';

import { useTranslations } from 'next-intl';
import { type LocalStore, useSession } from '../sync/index.ts';
import { AlertDialog } from '../ui/alert-dialog.tsx';

interface SignOutQuestionProps {
  /** This person's stores in which something waits. */
  waiting: readonly LocalStore[];
  online: boolean;
  onClose: () => void;
  onSignOut: () => Promise<void>;
}

/** Says what stays behind on this phone before somebody signs out, and where, if that is not the laboratory they see. */
export function SignOutQuestion({ waiting, online, onClose, onSignOut }: SignOutQuestionProps) {
  const t = useTranslations('session');
  const session = useSession();
  const open = session.status === 'ready' ? session.tenant.id : null;
  const unsynced = waiting.reduce((sum, store) => sum + store.unsynced, 0);
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('account.question')}
      description={
        <>
          {unsynced > 0 && <span className="block">{t('account.unsynced', { count: unsynced })}</span>}
          {waiting
            .filter(({ tenantId }) => tenantId !== open)
            .map(({ name, tenantName, unsynced: count }) => (
              <span key={name} className="mt-2 block">
                <bdi className="block font-semibold">{tenantName}</bdi>
                {t('peopleHere.waiting', { count })}
              </span>
            ))}
          {!online && <span className="mt-2 block">{t('account.noNetwork')}</span>}
        </>
      }
      confirmLabel={t('account.signOut')}
      onConfirm={onSignOut}
    />
  );
}
