'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { MyWay } from '../../lib/domain/contact-ways/model.ts';
import { useDeliveryReason } from '../commands/use-delivery-words.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import type { useWayCalls } from './use-way-calls.ts';

interface CodeFormProps {
  pending: NonNullable<MyWay['pending']>;
  calls: ReturnType<typeof useWayCalls>;
}

/** Takes the code that was sent to an address; until then the address is not used. */
export function CodeForm({ pending, calls }: CodeFormProps) {
  const t = useTranslations('contact-ways.code');
  const because = useDeliveryReason(true);
  const toast = useToast();
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState(false);
  const { hint, sent } = pending;
  const isOver = pending.triesLeft === 0;
  const say = async () => {
    const answer = await calls.confirm(code);
    setWrong(answer?.confirmed === false);
    if (answer?.confirmed) toast({ tone: 'ok', text: t('confirmed', { address: hint }) });
  };
  const error = wrong && !isOver ? t('wrong', { count: pending.triesLeft }) : undefined;
  return (
    <form
      className="flex flex-col gap-3"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void say();
      }}
    >
      {sent?.state === 'dead' ? (
        <p className="text-danger-ink">{t('failed', { address: hint, reason: because(sent.problem) })}</p>
      ) : (
        <p className="text-muted">{t(isOver ? 'over' : 'text', { address: hint })}</p>
      )}
      {!isOver && sent?.state !== 'dead' && (
        <>
          <TextField
            label={t('label')}
            code
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            {...(error !== undefined && { error })}
            value={code}
            onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))}
          />
          <Button type="submit" variant="primary" className="self-start" disabled={code.length !== 6} busy={calls.busy}>
            {t('confirm')}
          </Button>
        </>
      )}
      <Button variant="quiet" className="self-start" busy={calls.busy} onClick={() => void calls.drop(t('dropped'))}>
        {t('drop')}
      </Button>
    </form>
  );
}
