'use client';

import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import { Button } from '../ui/button.tsx';
import { useErrorText } from '../ui/form/use-error-text.ts';
import { useZodForm } from '../ui/form/use-zod-form.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useSession } from '../sync/index.ts';
import { Failure } from './failure.tsx';
import { useAttempt } from './use-attempt.ts';

const schema = z.object({ email: z.email('email'), password: z.string().min(1, 'required') });

export interface SignInFormProps {
  email: string;
  /** Told what is typed, so that another way of signing in starts with it. */
  onEmail?: (email: string) => void;
  /** Only this person may sign in here: their queue is waiting. */
  emailFixed?: boolean;
  onSignedIn?: () => void;
}

/** Sign-in by password. */
export function PasswordForm({ email, onEmail, emailFixed = false, onSignedIn }: SignInFormProps) {
  const t = useTranslations('session.signIn');
  const errorText = useErrorText('session.errors');
  const { actions } = useSession();
  const { run, busy, waiting, failure, forget } = useAttempt();
  const [shown, setShown] = useState(false);
  // What was typed before the scripts came stays: only an address that is known stands there from the start.
  const { register, handleSubmit, formState } = useZodForm(schema, email === '' ? {} : { email });
  const submit = handleSubmit(async ({ email: address, password }) => {
    if (await run(() => actions.signIn(address, password))) onSignedIn?.();
  }, forget);
  return (
    <form onSubmit={(event) => void submit(event)} onChange={forget} noValidate className="flex flex-col gap-4">
      <TextField
        label={t('email')}
        required
        type="email"
        inputMode="email"
        autoComplete="username"
        dir="ltr"
        readOnly={emailFixed}
        error={errorText(formState.errors.email)}
        {...register('email', { onChange: (event: { target: { value: string } }) => onEmail?.(event.target.value) })}
      />
      <TextField
        label={t('password')}
        required
        type={shown ? 'text' : 'password'}
        autoComplete="current-password"
        dir="ltr"
        error={errorText(formState.errors.password)}
        trailing={
          <IconButton label={t(shown ? 'hidePassword' : 'showPassword')} onClick={() => setShown(!shown)}>
            {shown ? <EyeOff size={22} aria-hidden /> : <Eye size={22} aria-hidden />}
          </IconButton>
        }
        {...register('password')}
      />
      <Failure>{failure}</Failure>
      <Button type="submit" variant="primary" block busy={busy} disabled={waiting}>
        {t('submit')}
      </Button>
    </form>
  );
}
