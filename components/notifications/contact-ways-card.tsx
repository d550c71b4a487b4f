'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { myWaysSchema } from '../../lib/domain/contact-ways/model.ts';
import { concernsMyWays } from '../../lib/domain/contact-ways/rules/asking.ts';
import { useAnswer } from '../remote/use-answer.ts';
import type { Question } from '../remote/use-remote.ts';
import { Card } from '../ui/card.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { WaySection } from './way-section.tsx';

const ask = (): Question => (client, tenantId) => client.rpc('my_contact_ways', { p_tenant_id: tenantId });

/** How alerts reach a person themself, whatever phone they have: by mail and text message. */
export function ContactWaysCard() {
  const t = useTranslations('contact-ways');
  const general = useTranslations('notifications');
  const [round, setRound] = useState(0);
  // Another round is another question: the same one would not be asked again.
  const question = useMemo(() => ({ round, ask: ask() }).ask, [round]);
  const { data, state } = useAnswer(myWaysSchema, question, concernsMyWays);
  return (
    <Card title={t('title')}>
      <div className="flex flex-col gap-4">
        <p className="text-muted">{t('text')}</p>
        {/* Not known without a network: nothing is offered that would write over what there is. */}
        {!data && (state === 'failed' ? <p>{general('unreachable')}</p> : <Skeleton className="h-26 w-full" />)}
        {data?.ways.map((way) => (
          <WaySection
            key={way.way}
            way={way}
            memberId={data.memberId}
            signInAddress={data.signInAddress}
            onChanged={() => setRound((n) => n + 1)}
          />
        ))}
      </div>
    </Card>
  );
}
