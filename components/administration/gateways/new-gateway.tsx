'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { v7 } from 'uuid';
import { z } from 'zod';
import { nameField } from '../../commands/name-field.ts';
import { Button } from '../../ui/button.tsx';
import { useErrorText } from '../../ui/form/use-error-text.ts';
import { useZodForm } from '../../ui/form/use-zod-form.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useGatewayCalls } from './use-gateway-calls.ts';

/** A gateway that was made or has a new secret, which is known here until the sheet is closed and nowhere after. */
export interface Revealed {
  readonly gatewayId: string;
  readonly name: string;
  readonly secret: string;
}

const formSchema = z.object({ name: nameField(120) });

/** Makes a gateway known. */
export function NewGateway({ onMade }: { onMade: (made: Revealed) => void }) {
  const t = useTranslations('gateways');
  const errorText = useErrorText();
  const { make, refusal } = useGatewayCalls();
  // Stays over tries: one whose answer was lost is the same gateway.
  const [gatewayId] = useState(() => v7());
  const [busy, setBusy] = useState(false);
  const form = useZodForm(formSchema, { name: '' });

  const submit = form.handleSubmit(async ({ name }) => {
    setBusy(true);
    const secret = await make(gatewayId, name);
    setBusy(false);
    if (secret !== null) onMade({ gatewayId, name, secret });
  });
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4" noValidate>
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        required
        error={errorText(form.formState.errors.name)}
        {...form.register('name')}
      />
      <Refusal text={refusal} />
      <Button type="submit" variant="primary" busy={busy}>
        {t('make')}
      </Button>
    </form>
  );
}
