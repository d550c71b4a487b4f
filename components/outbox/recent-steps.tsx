'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { Card } from '../ui/card.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { useSteps } from './use-steps.ts';

const SHOWN = 4;

// A row knows the words of every command; Home opens without them.
const RecentRows = dynamic(() => import('./recent-rows.tsx').then((module) => module.RecentRows));

/** What was done last on this phone, with what became of it; before the first step `FirstRun` stands in its place. */
export function RecentSteps() {
  const t = useTranslations('outbox.recent');
  const steps = useSteps(SHOWN);
  if (steps?.items.length === 0) return null;
  const all = (
    <Link
      href={paths.outbox()}
      className="-my-2 inline-flex min-h-target items-center font-semibold text-primary-ink underline underline-offset-4"
    >
      {t('all')}
    </Link>
  );
  return (
    <Card title={t('title')} aside={all} flush>
      {steps === undefined && <SkeletonRows rows={2} />}
      {steps && <RecentRows {...steps} />}
    </Card>
  );
}
