'use client';

import SearchX from 'lucide-react/icons/search-x';
import Trash2 from 'lucide-react/icons/trash-2';
import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useAct } from '../commands/use-act.ts';
import { useMay } from '../commands/use-may.ts';
import { AtOtherSite } from '../places/at-other-site.tsx';
import { useLocated } from '../remote/use-located.ts';
import { useSync } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';
import { useHistory } from './use-history.ts';

/** A sample this phone does not hold: still on its way here, deleted, elsewhere on the server, or unknown. */
export function NotHere({ id }: { id: string }) {
  const t = useTranslations('samples.notHere');
  const sync = useSync();
  const history = useHistory(id, '');
  const located = useLocated('id', id);
  const search = (
    <Button asChild>
      <Link href={paths.search()}>{t('search')}</Link>
    </Button>
  );
  const scan = (
    <Button asChild variant="primary">
      <Link href={paths.scan()}>{t('scan')}</Link>
    </Button>
  );
  // A row without a site is on every device, or on its way.
  const isComing = typeof located === 'object' && located?.kind === 'sample' && located.siteId === null;
  if (sync?.complete === false || (isComing && located.state !== 'deleted')) {
    return (
      <EmptyState level={1} icon={<SearchX />} title={t('pulling')}>
        {t('pullingText')}
      </EmptyState>
    );
  }
  if (!history || history.asking) return <SkeletonRows rows={3} />;
  const last = history.events[0];
  if (last?.kind === 'deleted') return <Deleted id={id} at={last.device_time} reason={last.reason} />;
  if (located === 'asking') return <SkeletonRows rows={3} />;
  if (typeof located === 'object' && located?.kind === 'sample' && located.siteId !== null) {
    return (
      <AtOtherSite level={1} located={{ ...located, siteId: located.siteId }}>
        {search}
      </AtOtherSite>
    );
  }
  const key = last ? 'elsewhere' : sync?.online === true ? 'unknown' : 'offline';
  return (
    <EmptyState
      level={1}
      icon={<SearchX />}
      title={t(`${key}Title`)}
      actions={
        <>
          {scan}
          {search}
        </>
      }
    >
      {t(`${key}Text`)}
    </EmptyState>
  );
}

/** A deleted sample: when and why, and the way back for a mistake. */
export function Deleted({ id, at, reason }: { id: string; at: string; reason: string | null }) {
  const t = useTranslations('samples.notHere');
  const act = useAct();
  const may = useMay();
  const restore = () => act([{ name: 'undelete_sample.v1', args: { sampleId: id } }], { text: t('restored') });
  return (
    <EmptyState
      level={1}
      icon={<Trash2 />}
      title={t('deletedTitle')}
      actions={may('undelete_sample.v1') && <Button onClick={() => void restore()}>{t('restore')}</Button>}
    >
      <RelativeTime iso={at} />
      {reason !== null && reason !== '' && <p>{t('reason', { reason })}</p>}
      <p>{t('deletedText')}</p>
    </EmptyState>
  );
}
