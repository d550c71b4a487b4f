'use client';

import Route from 'lucide-react/icons/route';
import { useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { Page } from '../shell/page.tsx';
import { Button } from '../ui/button.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';
import type { CameraOf } from '../commands/camera-of.ts';
import { MovePlanPage } from './move-plan-page.tsx';
import { useMovePlan } from './use-move-plan.ts';

/** The move plan of the alert that the address names. */
export function MovesScreen({ camera }: { camera: CameraOf }) {
  const t = useTranslations('moves');
  const alertId = useSearchParams().get('alert');
  if (alertId !== null) return <OnePlan key={alertId} alertId={alertId} camera={camera} />;
  return (
    <Page title={t('title')}>
      <EmptyState
        icon={<Route />}
        title={t('none')}
        actions={
          <Button asChild variant="primary">
            <Link href={paths.alerts()}>{t('alerts')}</Link>
          </Button>
        }
      >
        {t('which')}
      </EmptyState>
    </Page>
  );
}

function OnePlan({ alertId, camera }: { alertId: string; camera: CameraOf }) {
  const t = useTranslations('moves');
  const { held, state, renew, tick } = useMovePlan(alertId);
  if (held) {
    return (
      <MovePlanPage
        alertId={alertId}
        held={held}
        state={state}
        onRenew={() => void renew()}
        onTick={tick}
        camera={camera}
      />
    );
  }
  return (
    <Page title={t('title')}>
      {state === 'failed' ? (
        <EmptyState
          icon={<Route />}
          title={t('notLoaded')}
          actions={
            <Button variant="primary" onClick={() => void renew()}>
              {t('retry')}
            </Button>
          }
        >
          {t('unreachable')}
        </EmptyState>
      ) : (
        <SkeletonRows rows={5} />
      )}
    </Page>
  );
}
