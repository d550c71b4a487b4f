'use client';

import Mail from 'lucide-react/icons/mail';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { Button } from '../ui/button.tsx';
import { useErrorText } from '../ui/form/use-error-text.ts';
import { useZodForm } from '../ui/form/use-zod-form.ts';
import { TextField } from '../ui/text-field.tsx';
import { useSession } from '../sync/index.ts';
import { Failure } from './failure.tsx';
import { useAttempt } from './use-attempt.ts';

const schema = z.object({ email: z.email('email') });

interface AddressStepProps {
  email: string;
  /** Told what is typed, before it is sent anywhere. */
  onEmail: ((email: string) => void) | undefined;
  emailFixed: boolean;
  onSent: (email: string) => void;
}

/** The first step of signing in by e-mail: where the code goes. */
export function AddressStep(props: AddressStepProps) {
  const t = useTranslations('session.signIn');
  const errorText = useErrorText('session.errors');
  const { actions } = useSession();
  const { run, busy, waiting, failure, forget } = useAttempt();
  const { register, handleSubmit, formState } = useZodForm(schema, { email: props.email });
  const submit = handleSubmit(async ({ email }) => {
    if (await run(() => actions.requestCode(email))) props.onSent(email);
  }, forget);
  return (
    <form onSubmit={(event) => void submit(event)} onChange={forget} noValidate className="flex flex-col gap-4">
      <TextField
        label={t('email')}
        hint={t('codeHint')}
        required
        type="email"
        inputMode="email"
        autoComplete="email"
        dir="ltr"
        readOnly={props.emailFixed}
        error={errorText(formState.errors.email)}
        {...register('email', {
          onChange: (event: { target: { value: string } }) => props.onEmail?.(event.target.value),
        })}
      />
      <Failure>{failure}</Failure>
      <Button
        type="submit"
        variant="primary"
        block
        busy={busy}
        disabled={waiting}
        icon={<Mail size={20} aria-hidden />}
      >
        {t('sendCode')}
      </Button>
    </form>
  );
}
