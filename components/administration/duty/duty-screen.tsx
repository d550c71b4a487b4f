'use client';

import { useTranslations } from 'next-intl';
import { Page } from '../../shell/page.tsx';
import { OpenTo } from '../gate.tsx';
import { MaintenanceCard } from './maintenance-card.tsx';
import { PoliciesCard } from './policies-card.tsx';
import { RulesCard } from './rules-card.tsx';
import { SchedulesCard } from './schedules-card.tsx';
import { useOnCall } from './use-duty.ts';

/** Who is called when nobody acknowledges, who is on call, where nobody is called for a while, and what raises an alert without being measured. */
export function DutyScreen() {
  return (
    <OpenTo command="set_schedule.v1">
      <Duty />
    </OpenTo>
  );
}

function Duty() {
  const t = useTranslations('duty');
  const onCall = useOnCall();
  return (
    <Page title={t('title')} intro={t('intro')} width="wide">
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <SchedulesCard onCall={onCall} />
        <PoliciesCard schedules={onCall.data?.schedules ?? []} />
        <MaintenanceCard />
        <RulesCard />
      </div>
    </Page>
  );
}
