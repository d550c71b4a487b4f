'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { clockTimeSchema } from '../../lib/domain/on-call/model.ts';
import { useAct } from '../commands/use-act.ts';
import { useAnswer } from '../remote/use-answer.ts';
import type { Question } from '../remote/use-remote.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Switch } from '../ui/choice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useMemberId } from './use-member-id.ts';

const hoursSchema = z.object({ from: z.string(), to: z.string(), enabled: z.boolean() });
const answerSchema: z.ZodType<z.infer<typeof hoursSchema>[]> = z.array(hoursSchema).max(1);

/** When a person's devices are told of nothing but what is critical, by the clock of this device's zone. */
export function QuietHours() {
  const t = useTranslations('notifications');
  const memberId = useMemberId();
  const question = useMemo<Question | null>(
    () =>
      memberId === undefined
        ? null
        : (client, tenantId) =>
            client
              .from('quiet_hours')
              .select('from:begins_at,to:ends_at,enabled')
              .eq('tenant_id', tenantId)
              .eq('member_id', memberId),
    [memberId],
  );
  const { data, state } = useAnswer(answerSchema, question);
  const known = data?.[0];
  return (
    <Card title={t('quiet.title')}>
      {/* Not known without a network: nothing is offered that would write over what there is. */}
      {!data && (state === 'failed' ? <p>{t('unreachable')}</p> : <Skeleton className="h-26 w-full" />)}
      {data && <QuietForm key={JSON.stringify(known)} known={known} />}
    </Card>
  );
}

function QuietForm({ known }: { known: z.infer<typeof hoursSchema> | undefined }) {
  const t = useTranslations('notifications.quiet');
  const act = useAct();
  const [from, setFrom] = useState(known?.from.slice(0, 5) ?? '22:00');
  const [to, setTo] = useState(known?.to.slice(0, 5) ?? '06:00');
  const enabled = known?.enabled ?? false;
  const isWhole = [from, to].every((time) => clockTimeSchema.safeParse(time).success) && from !== to;
  const isChanged = from !== known?.from.slice(0, 5) || to !== known.to.slice(0, 5);
  const save = (wanted: boolean) => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const args = { from, to, timeZone, enabled: wanted };
    void act([{ name: 'set_quiet_hours.v1', args }], { text: t(wanted ? 'on' : 'off') });
  };
  return (
    <div className="flex flex-col gap-3">
      <Switch
        label={t('hold')}
        hint={t('text')}
        checked={enabled}
        disabled={!isWhole}
        onChange={(event) => save(event.target.checked)}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label={t('from')}
          type="time"
          required
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextField label={t('to')} type="time" required value={to} onChange={(event) => setTo(event.target.value)} />
      </div>
      {enabled && isChanged && (
        <Button className="self-start" disabled={!isWhole} onClick={() => save(true)}>
          {t('save')}
        </Button>
      )}
    </div>
  );
}
