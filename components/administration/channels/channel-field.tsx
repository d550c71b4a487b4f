'use client';

import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import type { ChannelField } from '../../../lib/domain/channels/model.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface ChannelFieldInputProps extends Pick<ComponentProps<'input'>, 'name' | 'onBlur'> {
  field: ChannelField;
  connector: string;
  /** Secrets lie on the server already. */
  keeping: boolean;
  error: string | undefined;
  onChange: NonNullable<ComponentProps<'input'>['onChange'] & ComponentProps<'select'>['onChange']>;
  ref: (element: HTMLInputElement | HTMLSelectElement | null) => void;
}

/** One setting of a channel, in the form that fits what it holds. */
export function ChannelFieldInput({ field, connector, keeping, error, ...register }: ChannelFieldInputProps) {
  const t = useTranslations('channels');
  const { secret, kind, choices } = field;
  const required = field.required && !(secret && keeping);
  const label = t(`fields.${connector}.${field.name}`);
  if (kind === 'choice') {
    const options = (choices ?? []).map((one) => ({ value: one, label: t(`choices.${one}`) }));
    const nothing = field.initial === undefined ? { placeholder: '' } : {};
    return <Select {...{ label, required, error, options }} {...nothing} {...register} onBlur={undefined} />;
  }
  return (
    <TextField
      {...{ label, required, error }}
      {...(secret && { hint: t(keeping ? 'secretKept' : 'secretNew'), type: 'password', autoComplete: 'new-password' })}
      {...(kind === 'number' && { inputMode: 'numeric' })}
      code
      {...register}
    />
  );
}
