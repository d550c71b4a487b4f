'use client';

import SearchX from 'lucide-react/icons/search-x';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useAnswer } from '../remote/use-answer.ts';
import { Page } from '../shell/page.tsx';
import { useEntity } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';
import { AlertDetails } from './alert-details.tsx';
import { pastAlertQuestion, pastAlertSchema } from './past-alert.ts';

/**
 * One alert: from this device while it is open, from the server when it is over. `ready` when a tap on a notification did not reach the server, so that
 * the acknowledgement is one more tap.
 */
export function AlertPage({ id, ready }: { id: string; ready: boolean }) {
  const t = useTranslations('alerts');
  const held = useEntity('alert', id);
  const question = useMemo(() => (held === null ? pastAlertQuestion(id) : null), [held, id]);
  const past = useAnswer(pastAlertSchema, question);
  if (held) return <AlertDetails alert={held.doc} provisional={held.provisional} ready={ready} />;
  const found = past.data?.[0];
  if (found) return <AlertDetails alert={found} provisional={false} ready={false} />;
  if (held === undefined || past.state === 'asking') return <Page title={t('one')}>{<SkeletonRows rows={5} />}</Page>;
  return (
    <Page title={t('one')}>
      <EmptyState
        icon={<SearchX />}
        title={t('notHere.title')}
        actions={
          <Button asChild variant="primary">
            <Link href={paths.alerts()}>{t('title')}</Link>
          </Button>
        }
      >
        {t(past.state === 'failed' ? 'notHere.offline' : 'notHere.text')}
      </EmptyState>
    </Page>
  );
}
