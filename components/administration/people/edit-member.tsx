'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useState } from 'react';
import { z } from 'zod';
import { type Member, roleSchema } from '../../../lib/domain/members/model.ts';
import { nameField } from '../../commands/name-field.ts';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { useErrorText } from '../../ui/form/use-error-text.ts';
import { useZodForm } from '../../ui/form/use-zod-form.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { useOnlineAct } from '../use-online-act.ts';
import { RoleChoice } from './role-choice.tsx';

const formSchema = z.object({ name: nameField(120), role: roleSchema });

/** Corrects a person's name, gives them another role, or ends their membership at once. */
export function EditMember({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useTranslations('administration.people');
  const toast = useToast();
  const errorText = useErrorText();
  const naming = useOnlineAct();
  const standing = useOnlineAct();
  const formId = useId();
  const form = useZodForm<z.input<typeof formSchema>, z.output<typeof formSchema>>(formSchema, {
    name: member.name,
    role: member.role,
  });
  const { isDirty, errors } = form.formState;
  const [removing, setRemoving] = useState(false);
  // Kept from when it was asked for: by the time it is answered the member is neither invited nor active.
  const [asked, setAsked] = useState<{ as: 'done' | 'removed' | 'withdrawn'; name: string }>();
  const isInvited = member.state === 'invited';
  const memberId = member.id;
  const states = [naming.state, standing.state];
  const isWaiting = states.includes('waiting');
  const isDone = states.includes('done') && !isWaiting && !states.includes('refused');

  useEffect(() => {
    if (!isDone || !asked) return;
    toast({ tone: 'ok', text: t(`edit.${asked.as}`, { name: asked.name }) });
    onClose();
  }, [isDone, asked, onClose, t, toast]);

  // The name first: whoever takes the role from themselves may not correct it afterwards.
  const save = form.handleSubmit(async ({ name, role }) => {
    setAsked({ as: 'done', name });
    // Where the role was refused the name is corrected already, and may be corrected back.
    if (name !== member.name || naming.state === 'done')
      await naming.give({ name: 'rename_member.v1', args: { memberId, name } });
    if (role !== member.role) await standing.give({ name: 'change_role.v1', args: { memberId, role } });
  });

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={member.name}
      actions={
        <>
          <Button variant="danger" onClick={() => setRemoving(true)}>
            {t(isInvited ? 'edit.withdraw' : 'edit.remove')}
          </Button>
          <Button type="submit" form={formId} variant="primary" busy={isWaiting} disabled={!isDirty}>
            {isWaiting ? t('waiting') : t('edit.save')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={(event) => void save(event)} className="flex flex-col gap-4" noValidate>
        <TextField label={t('name')} required error={errorText(errors.name)} {...form.register('name')} />
        <RoleChoice
          value={form.watch('role')}
          onChange={(role) => form.setValue('role', role, { shouldDirty: true })}
        />
        <Refusal text={naming.refusal ?? standing.refusal} />
      </form>
      <AlertDialog
        open={removing}
        onOpenChange={setRemoving}
        title={t(isInvited ? 'edit.withdrawTitle' : 'edit.removeTitle', { name: member.name })}
        description={t(isInvited ? 'edit.withdrawText' : 'edit.removeText')}
        confirmLabel={t(isInvited ? 'edit.withdraw' : 'edit.removeConfirm')}
        onConfirm={() => {
          setAsked({ as: isInvited ? 'withdrawn' : 'removed', name: member.name });
          return standing.give({ name: 'remove_member.v1', args: { memberId } });
        }}
      />
    </Sheet>
  );
}
