'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { Member } from '../../../lib/domain/members/model.ts';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { useToast } from '../../ui/toast.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { useOnlineAct } from '../use-online-act.ts';
import { RoleChoice } from './role-choice.tsx';

/** Gives a person another role, or ends their membership at once. */
export function EditMember({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useTranslations('administration.people');
  const toast = useToast();
  const { give, state, refusal } = useOnlineAct();
  const [role, setRole] = useState(member.role);
  const [removing, setRemoving] = useState(false);
  // Kept from when it was asked for: by the time it is answered the member is neither invited nor active.
  const [asked, setAsked] = useState<'done' | 'removed' | 'withdrawn'>('done');
  const isInvited = member.state === 'invited';
  const memberId = member.id;

  useEffect(() => {
    if (state !== 'done') return;
    toast({ tone: 'ok', text: t(`edit.${asked}`, { name: member.name }) });
    onClose();
  }, [state, asked, member.name, onClose, t, toast]);

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
          <Button
            variant="primary"
            busy={state === 'waiting'}
            disabled={role === member.role}
            onClick={() => {
              setAsked('done');
              void give({ name: 'change_role.v1', args: { memberId, role } });
            }}
          >
            {state === 'waiting' ? t('waiting') : t('edit.save')}
          </Button>
        </>
      }
    >
      <RoleChoice value={role} onChange={setRole} />
      <Refusal text={refusal} />
      <AlertDialog
        open={removing}
        onOpenChange={setRemoving}
        title={t(isInvited ? 'edit.withdrawTitle' : 'edit.removeTitle', { name: member.name })}
        description={t(isInvited ? 'edit.withdrawText' : 'edit.removeText')}
        confirmLabel={t(isInvited ? 'edit.withdraw' : 'edit.removeConfirm')}
        onConfirm={() => {
          setAsked(isInvited ? 'withdrawn' : 'removed');
          return give({ name: 'remove_member.v1', args: { memberId } });
        }}
      />
    </Sheet>
  );
}
