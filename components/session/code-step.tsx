'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { z } from 'zod';
import { Button } from '../ui/button.tsx';
import { useErrorText } from '../ui/form/use-error-text.ts';
import { useZodForm } from '../ui/form/use-zod-form.ts';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSession } from '../sync/index.ts';
import { Failure } from './failure.tsx';
import { useAttempt } from './use-attempt.ts';

/** Digits as an Arabic keyboard writes them are digits too; so are pasted spaces between them. */
function plainDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf)).replace(/\s/g, '');
}

const schema = z.object({
  code: z
    .string()
    .transform(plainDigits)
    .pipe(z.string().regex(/^\d{6,10}$/, 'code_form')),
});

interface CodeStepProps {
  email: string;
  onSignedIn?: () => void;
  onOtherAddress?: () => void;
}

/** The second step of signing in by e-mail: the code. */
export function CodeStep({ email, onSignedIn, onOtherAddress }: CodeStepProps) {
  const t = useTranslations('session.signIn');
  const errorText = useErrorText('session.errors');
  const toast = useToast();
  const { actions } = useSession();
  const { run, busy, failure, forget } = useAttempt();
  const { register, handleSubmit, setFocus, formState } = useZodForm(schema, { code: '' });
  // The button that was pressed is gone: whoever works with the keys or a screen reader goes on at the code.
  useEffect(() => setFocus('code'), [setFocus]);
  const submit = handleSubmit(async ({ code }) => {
    if (await run(() => actions.verifyCode(email, code))) onSignedIn?.();
  }, forget);
  const sendAgain = async () => {
    if (await run(() => actions.requestCode(email))) toast({ tone: 'ok', text: t('codeSent', { email }) });
  };
  return (
    <form onSubmit={(event) => void submit(event)} onChange={forget} noValidate className="flex flex-col gap-4">
      <p role="status">{t('codeSent', { email })}</p>
      <TextField
        label={t('code')}
        required
        code
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={16}
        error={errorText(formState.errors.code)}
        {...register('code')}
      />
      <Failure>{failure}</Failure>
      <Button type="submit" variant="primary" block busy={busy}>
        {t('submit')}
      </Button>
      <div className="flex flex-wrap justify-center gap-2">
        <Button variant="quiet" onClick={() => void sendAgain()}>
          {t('sendAgain')}
        </Button>
        {onOtherAddress && (
          <Button variant="quiet" onClick={onOtherAddress}>
            {t('otherAddress')}
          </Button>
        )}
      </div>
    </form>
  );
}
