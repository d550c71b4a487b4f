'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { RadioGroup } from '../ui/radio-group.tsx';
import { CodeForm } from './code-form.tsx';
import { PasswordForm, type SignInFormProps } from './password-form.tsx';

/** The two ways of signing in, one at a time. */
export function SignInForms(props: SignInFormProps) {
  const t = useTranslations('session.signIn');
  const [method, setMethod] = useState<'password' | 'code'>('password');
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
