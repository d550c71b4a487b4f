'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { v7 } from 'uuid';
import { z } from 'zod';
import { nameField } from '../../commands/name-field.ts';
import { roleSchema } from '../../../lib/domain/members/model.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { useErrorText } from '../../ui/form/use-error-text.ts';
import { useZodForm } from '../../ui/form/use-zod-form.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { useOnlineAct } from '../use-online-act.ts';
import { RoleChoice } from './role-choice.tsx';

const formSchema = z.object({
  email: z.email('email').max(254),
  name: nameField(120),
  role: roleSchema,
});

/** Adds a person by e-mail; without an account it is an invitation, taken up at their first sign-in. */
export function AddMember({ onClose }: { onClose: () => void }) {
  const t = useTranslations('administration.people');
  const toast = useToast();
  const errorText = useErrorText();
  const { give, state, refusal } = useOnlineAct();
  const form = useZodForm<z.input<typeof formSchema>, z.output<typeof formSchema>>(formSchema, {
    email: '',
    name: '',
    role: 'technician',
  });
  const { errors } = form.formState;
  const role = form.watch('role');
  const add = form.handleSubmit((values) => give({ name: 'add_member.v1', args: { memberId: v7(), ...values } }));

  useEffect(() => {
    if (state !== 'done') return;
    toast({ tone: 'ok', text: t('add.done', { name: form.getValues('name') }) });
    onClose();
  }, [state, form, onClose, t, toast]);

  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={t('add.title')} description={t('add.text')}>
      <form onSubmit={(event) => void add(event)} className="flex flex-col gap-4" noValidate>
        <TextField
          label={t('email')}
          type="email"
          dir="ltr"
          autoComplete="off"
          required
          error={errorText(errors.email)}
          {...form.register('email')}
        />
        <TextField label={t('name')} required error={errorText(errors.name)} {...form.register('name')} />
        <RoleChoice value={role} onChange={(next) => form.setValue('role', next)} />
        <Refusal text={refusal} />
        <Button type="submit" variant="primary" busy={state === 'waiting'}>
          {state === 'waiting' ? t('waiting') : t('add.confirm')}
        </Button>
      </form>
    </Sheet>
  );
}
