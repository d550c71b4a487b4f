'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { RadioGroup } from '../ui/radio-group.tsx';
import { CodeForm } from './code-form.tsx';
import { PasswordForm, type SignInFormProps } from './password-form.tsx';

type SignInMethod = 'password' | 'code';

/** The two ways of signing in, one at a time; `first` is the one that is offered. */
export function SignInForms({ first = 'password', ...props }: SignInFormProps & { first?: SignInMethod }) {
  const t = useTranslations('session.signIn');
  const [method, setMethod] = useState<SignInMethod>(first);
  const Form = method === 'password' ? PasswordForm : CodeForm;
  return (
    <div className="flex flex-col gap-5">
      <RadioGroup
        label={t('method')}
        labelHidden
        look="segments"
        value={method}
        onChange={setMethod}
        options={[
          { value: 'password', label: t('byPassword') },
          { value: 'code', label: t('byCode') },
        ]}
      />
      <Form {...props} />
    </div>
  );
}
