'use client';

import PackageOpen from 'lucide-react/icons/package-open';
import RotateCw from 'lucide-react/icons/rotate-cw';
import ShieldX from 'lucide-react/icons/shield-x';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { StateView } from './state-view.tsx';

interface StateProps {
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  level?: 1 | 2 | 3;
}

/** Nothing here yet; `actions` offers the next step. */
export function EmptyState({ icon, title, ...rest }: StateProps & { title: ReactNode; icon?: ReactNode }) {
  return <StateView icon={icon ?? <PackageOpen />} title={title} {...rest} />;
}

/** Something went wrong on our side; nothing of the person's work is lost. */
export function ErrorState({ title, children, actions, level, onRetry }: StateProps & { onRetry?: () => void }) {
  const t = useTranslations('common');
  return (
    <StateView
      tone="danger"
      icon={<TriangleAlert />}
      title={title ?? t('states.errorTitle')}
      {...(level && { level })}
      actions={
        actions ??
        (onRetry && (
          <Button variant="primary" icon={<RotateCw size={20} aria-hidden />} onClick={onRetry}>
            {t('actions.retry')}
          </Button>
        ))
      }
    >
      {children ?? t('states.errorText')}
    </StateView>
  );
}

/** The person's role does not allow it; says whom to ask. */
export function DeniedState({ title, children, ...rest }: StateProps) {
  const t = useTranslations('common.states');
  return (
    <StateView tone="warn" icon={<ShieldX />} title={title ?? t('deniedTitle')} {...rest}>
      {children ?? t('deniedText')}
    </StateView>
  );
}
