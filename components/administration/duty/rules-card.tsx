'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { type AlertRule, knownRules, rulesInForce } from '../../../lib/domain/alert-rules/model.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Switch } from '../../ui/choice.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { LeaveQuestion } from '../leave-question.tsx';
import { draftOf, isChanged, isWithin, rebased, type RuleDraft, saidBy } from './rule-drafts.ts';
import { useDutyAct, useRules } from './use-duty.ts';

/** What raises an alert although nothing measures it: which of it, and after how long. */
export function RulesCard() {
  const t = useTranslations('duty');
  const { data, state, refresh } = useRules();
  return (
    <Card title={t('rules.title')}>
      {!data && state === 'failed' && <p className="text-muted">{t('unreachable')}</p>}
      {!data && state !== 'failed' && <SkeletonRows rows={4} />}
      {data && <RulesForm told={data} onSaved={refresh} />}
    </Card>
  );
}

function RulesForm({ told, onSaved }: { told: readonly AlertRule[]; onSaved: () => void }) {
  const t = useTranslations('duty.rules');
  const common = useTranslations('duty');
  const { give, busy, refusal } = useDutyAct(t('saved'), onSaved);
  const [before, setBefore] = useState(told);
  const [given, setGiven] = useState<readonly AlertRule[]>([]);
  const [drafts, setDrafts] = useState<readonly RuleDraft[]>(() => rulesInForce(told).map(draftOf));
  const form = useRef<HTMLFormElement>(null);
  const [tries, setTries] = useState(0);
  const tried = tries > 0;
  // What is wrong may be far above the button.
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [tries]);
  // What was given is not changed any more, also while the server is asked for its rules again: unless it refused them.
  const accepted = refusal === undefined ? given : [];
  if (told !== before) {
    setBefore(told);
    setDrafts(rebased(drafts, rulesInForce(told), rulesInForce(before), busy ? [] : accepted));
    // From the next answer on what the server tells is all that is known.
    if (!busy) setGiven([]);
  }
  const known = [rulesInForce(told), accepted];
  const change = (changed: RuleDraft) => setDrafts(drafts.map((one) => (one.rule === changed.rule ? changed : one)));
  const save = () => {
    if (!drafts.every(isWithin)) {
      setTries(tries + 1);
      return;
    }
    const said = drafts.map(saidBy);
    setTries(0);
    setGiven(said);
    give({ name: 'set_alert_rules.v1', args: { rules: said } });
  };
  return (
    <form
      ref={form}
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
      <LeaveQuestion of="rules" isChanged={drafts.some((draft) => isChanged(draft, ...known))} />
    </form>
  );
}
