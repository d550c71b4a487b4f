'use client';

import Plus from 'lucide-react/icons/plus';
import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { EscalationPolicy } from '../../../lib/domain/escalation/model.ts';
import type { Schedule } from '../../../lib/domain/on-call/model.ts';
import { severities, severitySchema } from '../../../lib/domain/thresholds/model.ts';
import { nameField } from '../../commands/name-field.ts';
import { useQuery } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { useErrorText } from '../../ui/form/use-error-text.ts';
import { useZodForm } from '../../ui/form/use-zod-form.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type DraftStep, StepFields, stepsForm, stepsOf } from './step-fields.tsx';
import { useDutyAct } from './use-duty.ts';

const formSchema = z.object({
  name: nameField(120),
  siteId: z.string(),
  minimumSeverity: severitySchema,
  steps: stepsForm,
});

interface PolicySheetProps {
  policy: EscalationPolicy | null;
  schedules: readonly Schedule[];
  onChanged: () => void;
  onClose: () => void;
}

const firstStep: DraftStep = { afterMinutes: '0', memberIds: [], scheduleIds: [], channelIds: [] };

/** Makes an escalation policy or changes it: for which alerts, and its steps one after the other. */
export function PolicySheet({ policy, schedules, onChanged, onClose }: PolicySheetProps) {
  const t = useTranslations('duty');
  const errorText = useErrorText('duty.errors');
  const [id] = useState(() => policy?.id ?? v7());
  const sites = useQuery((held) => held.all('site'), []) ?? [];
  const form = useZodForm(formSchema, {
    name: policy?.name ?? '',
    siteId: policy?.siteId ?? '',
    minimumSeverity: policy?.minimumSeverity ?? 'warning',
    steps: policy?.steps.map((step) => ({ ...step, afterMinutes: String(step.afterMinutes) })) ?? [firstStep],
  });
  const { errors } = form.formState;
  const steps = form.watch('steps');
  const change = (next: DraftStep[]) => form.setValue('steps', next, { shouldValidate: form.formState.isSubmitted });
  const done = useCallback(() => {
    onChanged();
    onClose();
  }, [onChanged, onClose]);
  const { give, busy, refusal } = useDutyAct(t('saved'), done);
  const save = (archived: boolean) =>
    void form.handleSubmit(({ siteId, ...values }) =>
      give({
        name: 'set_policy.v1',
        args: { policyId: id, ...values, siteId: siteId || null, steps: stepsOf(values.steps), archived },
      }),
    )();

  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={policy?.name ?? t('policies.add')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save(policy?.archived ?? false);
        }}
        className="flex flex-col gap-4"
        noValidate
      >
        <TextField label={t('name')} required error={errorText(errors.name)} {...form.register('name')} />
        <Select
          label={t('policies.site')}
          required
          placeholder={t('policies.anySite')}
          options={sites.map(({ doc }) => ({ value: doc.id, label: doc.name }))}
          {...form.register('siteId')}
        />
        <Select
          label={t('policies.minimumSeverity')}
          required
          options={severities.map((one) => ({ value: one, label: t(`policies.severities.${one}`) }))}
          {...form.register('minimumSeverity')}
        />
        {steps.map((step, at) => (
          <StepFields
            // Steps have no name of their own: their place is what they are.
            key={at}
            {...{ step, at, schedules }}
            onChange={(next) => change(steps.map((other, place) => (place === at ? next : other)))}
            {...(steps.length > 1 && { onRemove: () => change(steps.filter((_, place) => place !== at)) })}
          />
        ))}
        <Refusal text={errorText(errors.steps?.root ?? errors.steps)} />
        <Button
          icon={<Plus size={20} aria-hidden />}
          onClick={() =>
            change([...steps, { ...firstStep, afterMinutes: String(Number(steps.at(-1)?.afterMinutes ?? 0) + 10) }])
          }
        >
          {t('policies.addStep')}
        </Button>
        <Refusal text={refusal} />
        <Button type="submit" variant="primary" busy={busy}>
          {t('save')}
        </Button>
        {policy && (
          <Button variant="quiet" onClick={() => save(!policy.archived)}>
            {t(policy.archived ? 'restore' : 'archive')}
          </Button>
        )}
      </form>
    </Sheet>
  );
}
