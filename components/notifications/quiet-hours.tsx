'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { clockTimeSchema } from '../../lib/domain/on-call/model.ts';
import { useAct } from '../commands/use-act.ts';
import { useMay } from '../commands/use-may.ts';
import { useAnswer } from '../remote/use-answer.ts';
import type { Question } from '../remote/use-remote.ts';
import { useQuery, useSession } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { Switch } from '../ui/choice.tsx';
import { TextField } from '../ui/text-field.tsx';

const hoursSchema = z.object({ from: z.string(), to: z.string(), enabled: z.boolean() });
const answerSchema: z.ZodType<z.infer<typeof hoursSchema>[]> = z.array(hoursSchema).max(1);

/** When a person's devices are told of nothing but what is critical, by the clock of this device's zone. */
export function QuietHours() {
  const session = useSession();
  const may = useMay();
  const userId = session.status === 'ready' ? session.person.userId : null;
  const memberId = useQuery(
    async (held) =>
      (await held.all('member')).find(({ doc }) => doc.userId === userId && doc.state === 'active')?.doc.id,
    [userId],
  );
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
  const { data } = useAnswer(answerSchema, question);
  // Not known without a network: nothing is offered that would write over what there is.
  if (!data || !may('set_quiet_hours.v1')) return null;
  const known = data[0];
  return <QuietForm key={JSON.stringify(known)} known={known} />;
}

function QuietForm({ known }: { known: z.infer<typeof hoursSchema> | undefined }) {
  const t = useTranslations('duty.quiet');
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
    <div className="flex flex-col gap-3 border-t border-line pt-3">
      <Switch
        label={t('title')}
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
