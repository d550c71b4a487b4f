'use client';

import { useTranslations } from 'next-intl';
import type { Alert } from '../../lib/domain/alerts/model.ts';
import type { Member } from '../../lib/domain/members/model.ts';
import { useAct } from '../commands/use-act.ts';
import { useMay } from '../commands/use-may.ts';
import { Select } from '../ui/select.tsx';

interface AssigneeProps {
  alert: Alert;
  name: string;
  members: readonly Member[];
}

/** Whose the alert is; who may hand it over does so by the device's own picker. */
export function Assignee({ alert, name, members }: AssigneeProps) {
  const t = useTranslations('alerts.assignee');
  const act = useAct();
  const may = useMay();
  const called = (member: Member) => member.name || member.email;
  const owner = members.find(({ id }) => id === alert.assigneeId);
  if (!may('assign_alert.v1')) {
    return owner ? <p className="text-sm text-muted">{t('is', { member: called(owner) })}</p> : null;
  }
  const assign = (memberId: string) => {
    const member = members.find(({ id }) => id === memberId);
    const text = member ? t('given', { name, member: called(member) }) : t('taken', { name });
    void act([{ name: 'assign_alert.v1', args: { alertId: alert.id, memberId: memberId || null } }], { text });
  };
  const able = members.filter(({ state, role, id }) => state === 'active' && (role !== 'auditor' || id === owner?.id));
  return (
    <Select
      label={t('label', { name })}
      labelHidden
      required
      className="w-full"
      placeholder={t('nobody')}
      options={able.map((member) => ({ value: member.id, label: called(member) }))}
      value={alert.assigneeId ?? ''}
      onChange={(event) => assign(event.target.value)}
    />
  );
}
