'use client';

import Trash2 from 'lucide-react/icons/trash-2';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import type { EscalationStep } from '../../../lib/domain/escalation/model.ts';
import type { Schedule } from '../../../lib/domain/on-call/model.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ChosenField } from './chosen-field.tsx';
import { useChannelNames, useMemberChoices } from './use-duty.ts';

const ids = z.array(z.string()).max(50);
const draftStep = z.object({ afterMinutes: z.string(), memberIds: ids, scheduleIds: ids, channelIds: ids });
/** A step as it is typed. */
export type DraftStep = z.infer<typeof draftStep>;

const isMinutes = (text: string) => /^\d{1,5}$/.test(text.trim()) && Number(text) <= 10_080;
const tells = ({ memberIds, scheduleIds, channelIds }: DraftStep) =>
  memberIds.length + scheduleIds.length + channelIds.length > 0;

/** The rules of all steps together, each with what to do in `duty.errors`. */
export const stepsForm = z
  .array(draftStep)
  .min(1)
  .max(20)
  .refine((steps) => steps.every(({ afterMinutes }) => isMinutes(afterMinutes)), 'minutes')
  .refine((steps) => steps.every(tells), 'tellsNobody')
  .refine(
    (steps) =>
      steps.every(({ afterMinutes }, at) => at === 0 || Number(afterMinutes) > Number(steps[at - 1]?.afterMinutes)),
    'order',
  );

/** The steps as the server takes them. */
export function stepsOf(steps: readonly DraftStep[]): EscalationStep[] {
  return steps.map((step) => ({ ...step, afterMinutes: Number(step.afterMinutes) }));
}

interface StepFieldsProps {
  step: DraftStep;
  at: number;
  schedules: readonly Schedule[];
  onChange: (step: DraftStep) => void;
  onRemove?: () => void;
}

/** One step: after how long, and who is told. */
export function StepFields({ step, at, schedules, onChange, onRemove }: StepFieldsProps) {
  const t = useTranslations('duty.policies');
  const members = useMemberChoices();
  const channels = useChannelNames().data ?? [];
  const inUse = <T extends { archived: boolean }>(list: readonly T[]) => list.filter(({ archived }) => !archived);
  return (
    <fieldset className="flex flex-col gap-3 rounded-md border border-line p-3">
      <legend className="px-1 font-semibold">{t('step', { number: at + 1 })}</legend>
      <div className="flex items-end gap-2">
        <TextField
          className="flex-1"
          label={t('afterMinutes')}
          hint={t('afterMinutesHint')}
          inputMode="numeric"
          required
          value={step.afterMinutes}
          onChange={(event) => onChange({ ...step, afterMinutes: event.target.value })}
        />
        {onRemove && (
          <IconButton label={t('removeStep', { number: at + 1 })} onClick={onRemove}>
            <Trash2 size={20} aria-hidden />
          </IconButton>
        )}
      </div>
      <ChosenField
        label={t('onCall')}
        options={inUse(schedules).map(({ scheduleId, name }) => ({ value: scheduleId, label: name }))}
        value={step.scheduleIds}
        onChange={(scheduleIds) => onChange({ ...step, scheduleIds })}
      />
      <ChosenField
        label={t('people')}
        options={members}
        value={step.memberIds}
        onChange={(memberIds) => onChange({ ...step, memberIds })}
      />
      <ChosenField
        label={t('channels')}
        options={inUse(channels).map(({ id, name }) => ({ value: id, label: name }))}
        value={step.channelIds}
        onChange={(channelIds) => onChange({ ...step, channelIds })}
      />
    </fieldset>
  );
}
