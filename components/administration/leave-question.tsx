'use client';

import { useTranslations } from 'next-intl';
import { useLeaveGuard } from '../shell/use-leave-guard.ts';
import { AlertDialog } from '../ui/alert-dialog.tsx';

/** Asks whoever leaves a page of administration with unsaved changes in one of its forms. */
export function LeaveQuestion({ of, isChanged }: { of: 'branding' | 'rules'; isChanged: boolean }) {
  const t = useTranslations('administration.leave');
  const guard = useLeaveGuard(isChanged);
  return (
    <AlertDialog
      open={guard.isAsking}
      onOpenChange={guard.stay}
      title={t(`${of}.title`)}
      description={t(`${of}.text`)}
      confirmLabel={t('confirm')}
      onConfirm={guard.go}
    />
  );
}
