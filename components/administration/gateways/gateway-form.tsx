'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import type { Gateway } from '../../../lib/domain/gateways/model.ts';
import { nameField } from '../../commands/name-field.ts';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { useErrorText } from '../../ui/form/use-error-text.ts';
import { useZodForm } from '../../ui/form/use-zod-form.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { GatewaySetup } from './gateway-setup.tsx';
import type { Revealed } from './new-gateway.tsx';
import { useGatewayCalls } from './use-gateway-calls.ts';

const formSchema = z.object({ name: nameField(120) });

interface GatewayFormProps {
  gateway: Gateway;
  onRenewed: (renewed: Revealed) => void;
  /** It was changed, and there is nothing more to see. */
  onDone: () => void;
}

/** What there is to do about a gateway: another name, a new secret, out of use and back. */
export function GatewayForm({ gateway: { id, name, archived }, onRenewed, onDone }: GatewayFormProps) {
  const t = useTranslations('gateways');
  const toast = useToast();
  const errorText = useErrorText();
  const { rename, renew, setArchived, refusal } = useGatewayCalls();
  const [asked, setAsked] = useState<'renew' | 'archive' | null>(null);
  const [busy, setBusy] = useState<'rename' | 'restore' | null>(null);
  const form = useZodForm(formSchema, { name });

  const said = async (what: typeof busy, call: Promise<boolean>, text: string) => {
    setBusy(what);
    const done = await call;
    setBusy(null);
    if (!done) return;
    toast({ tone: 'ok', text });
    onDone();
  };
  const save = form.handleSubmit(({ name: wanted }) =>
    said('rename', rename(id, wanted), t('renamed', { name: wanted })),
  );
  const confirm = async () => {
    if (asked === 'archive') {
      await said(null, setArchived(id, true), t('archive.done', { name }));
      return;
    }
    const secret = await renew(id);
    if (secret !== null) onRenewed({ gatewayId: id, name, secret });
  };
  return (
    <div className="flex flex-col gap-4">
      <form onSubmit={(event) => void save(event)} className="flex flex-col gap-4" noValidate>
        <TextField
          label={t('name')}
          hint={t('nameHint')}
          required
          error={errorText(form.formState.errors.name)}
          {...form.register('name')}
        />
        <Refusal text={refusal} />
        <Button type="submit" variant="primary" busy={busy === 'rename'}>
          {t('save')}
        </Button>
      </form>
      <Button onClick={() => setAsked('renew')}>{t('renew.open')}</Button>
      {archived ? (
        <Button
          busy={busy === 'restore'}
          onClick={() => void said('restore', setArchived(id, false), t('restore.done', { name }))}
        >
          {t('restore.open')}
        </Button>
      ) : (
        <Button variant="quiet" onClick={() => setAsked('archive')}>
          {t('archive.open')}
        </Button>
      )}
      <GatewaySetup gatewayId={id} />
      <AlertDialog
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        title={t(asked === 'archive' ? 'archive.title' : 'renew.title', { name })}
        description={t(asked === 'archive' ? 'archive.text' : 'renew.text')}
        confirmLabel={t(asked === 'archive' ? 'archive.confirm' : 'renew.confirm')}
        onConfirm={confirm}
      />
    </div>
  );
}
