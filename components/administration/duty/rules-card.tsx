'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type AlertRule, knownRules, rulesInForce } from '../../../lib/domain/alert-rules/model.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Switch } from '../../ui/choice.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { LeaveQuestion } from '../leave-question.tsx';
import { useDutyAct, useRules } from './use-duty.ts';

/** What raises an alert although nothing measures it: which of it, and after how long. */
export function RulesCard() {
  const t = useTranslations('duty');
  const { data, state, refresh } = useRules();
  // Here and not in the form, which is made anew when the rules have changed, maybe before the server's word has come.
  const act = useDutyAct(t('rules.saved'), refresh);
  return (
    <Card title={t('rules.title')}>
      {!data && state === 'failed' && <p className="text-muted">{t('unreachable')}</p>}
      {!data && state !== 'failed' && <SkeletonRows rows={4} />}
      {data && <RulesForm key={JSON.stringify(data)} rules={rulesInForce(data)} act={act} />}
    </Card>
  );
}

interface Draft extends Pick<AlertRule, 'rule' | 'enabled'> {
  readonly amount: string;
}

function isWithin({ rule, amount }: Draft): boolean {
  const { least, most } = knownRules[rule];
  return /^\d{1,6}$/.test(amount.trim()) && Number(amount) >= least && Number(amount) <= most;
}

function RulesForm({ rules, act }: { rules: readonly AlertRule[]; act: ReturnType<typeof useDutyAct> }) {
  const t = useTranslations('duty.rules');
  const common = useTranslations('duty');
  const [drafts, setDrafts] = useState<readonly Draft[]>(() =>
    rules.map((rule) => ({ ...rule, amount: String(rule.amount) })),
  );
  const [tried, setTried] = useState(false);
  const { give, busy, refusal } = act;
  const isChanged = rules.some(({ enabled, amount }, at) => {
    const draft = drafts[at];
    return draft?.enabled !== enabled || draft.amount !== String(amount);
  });
  const change = (changed: Draft) => setDrafts(drafts.map((one) => (one.rule === changed.rule ? changed : one)));
  const save = () => {
    setTried(true);
    if (!drafts.every(isWithin)) return;
    const said = drafts.map(({ rule, enabled, amount }) => ({ rule, enabled, amount: Number(amount) }));
    give({ name: 'set_alert_rules.v1', args: { rules: said } });
  };
  return (
    <form
      className="flex flex-col gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <p className="text-sm text-muted">{t('text')}</p>
      {drafts.map((draft) => {
        const { rule, enabled, amount } = draft;
        const { unit, least, most } = knownRules[rule];
        const name = t(`names.${rule}`);
        return (
          <div key={rule} className="flex flex-col gap-1 border-t border-line pt-3">
            <Switch
              label={name}
              hint={t(`hints.${rule}`)}
              checked={enabled}
              onChange={({ target }) => change({ ...draft, enabled: target.checked })}
            />
            {enabled && (
              <TextField
                className="max-w-44"
                label={t('amount', { rule: name })}
                labelHidden
                required
                inputMode="numeric"
                value={amount}
                trailing={t(unit)}
                error={tried && !isWithin(draft) ? t('range', { least, most }) : undefined}
                onChange={({ target }) => change({ ...draft, amount: target.value })}
              />
            )}
          </div>
        );
      })}
      <Refusal text={refusal} />
      <Button type="submit" variant="primary" busy={busy}>
        {common('save')}
      </Button>
      <LeaveQuestion of="rules" isChanged={isChanged && !busy} />
    </form>
  );
}
