'use client';

import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { AtOtherSite } from '../places/at-other-site.tsx';
import { useLocated } from '../remote/use-located.ts';
import { useSync } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';

/** A holder that this device does not hold: still on its way here, at a site of which the server alone knows, or none at all. */
export function PlaceNotHere({ id }: { id: string }) {
  const t = useTranslations('storage');
  const isPulled = useSync()?.complete !== false;
  const located = useLocated('id', id);
  const storage = (variant: 'primary' | 'secondary') => (
    <Button asChild variant={variant}>
      <Link href={paths.storage()}>{t('title')}</Link>
    </Button>
  );
  if (isPulled && located === 'asking') return <SkeletonRows rows={5} />;
  if (typeof located === 'object' && located?.kind === 'container' && located.siteId !== null) {
    return (
      <AtOtherSite level={2} located={{ ...located, siteId: located.siteId }}>
        {storage('secondary')}
      </AtOtherSite>
    );
  }
  return (
    <EmptyState title={t('notHere.title')} actions={storage('primary')}>
      {t(!isPulled ? 'notHere.pulling' : located === 'failed' ? 'notHere.offline' : 'notHere.text')}
    </EmptyState>
  );
}
