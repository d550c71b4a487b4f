'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ContactWay } from '../../lib/domain/contact-ways/model.ts';
import { addressOf } from '../../lib/domain/contact-ways/rules/address.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';

interface AddressFormProps {
  way: ContactWay;
  /** There is an address already: another one is asked for only by whoever wants it. */
  replaces: boolean;
  busy: boolean;
  onSave: (address: string) => Promise<boolean>;
}

const INPUT = {
  email: { type: 'email', autoComplete: 'email' },
  sms: { type: 'tel', autoComplete: 'tel', dir: 'ltr' },
} as const;

/** Takes an address and has a code sent to it. */
export function AddressForm({ way, replaces, busy, onSave }: AddressFormProps) {
  const t = useTranslations('contact-ways');
  const [open, setOpen] = useState(!replaces);
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState(false);
  if (!open) {
    return (
      <Button variant="quiet" className="self-start" onClick={() => setOpen(true)}>
        {t(`another.${way}`)}
      </Button>
    );
  }
  const save = async () => {
    const address = addressOf(way, typed);
    setRefused(address === null);
    if (address !== null && (await onSave(address))) setTyped('');
  };
  return (
    <form
      className="flex flex-col gap-3"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={t(`address.${way}`)}
        hint={t(`addressHint.${way}`)}
        {...INPUT[way]}
        {...(refused && { error: t(`addressWrong.${way}`) })}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" className="self-start" busy={busy}>
        {t('code.send')}
      </Button>
    </form>
  );
}
