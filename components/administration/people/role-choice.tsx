'use client';

import { useTranslations } from 'next-intl';
import { type Role, roles } from '../../../lib/domain/members/model.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';

/** The four roles, each with what it may do. */
export function RoleChoice({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  const t = useTranslations('administration.people');
  return (
    <RadioGroup<Role>
      label={t('role')}
      value={value}
      onChange={onChange}
      options={roles.map((role) => ({ value: role, label: t(`roles.${role}.name`), hint: t(`roles.${role}.text`) }))}
    />
  );
}
