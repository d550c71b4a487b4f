'use client';

import Send from 'lucide-react/icons/send';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { channelFormSchema, settingsOf, typedSettings } from '../../../lib/domain/channels/form-schema.ts';
import type { Channel, ChannelForm } from '../../../lib/domain/channels/model.ts';
import { severities } from '../../../lib/domain/thresholds/model.ts';
import { locales, nativeName } from '../../../lib/i18n/locales.ts';
import { Button } from '../../ui/button.tsx';
import { useErrorText } from '../../ui/form/use-error-text.ts';
import { useZodForm } from '../../ui/form/use-zod-form.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ChannelFieldInput } from './channel-field.tsx';
import { TestState } from '../../commands/test-state.tsx';
import { useChannelCalls } from './use-channel-calls.ts';

interface ChannelFormProps {
  id: string;
  form: ChannelForm;
  channel: Channel | null;
  onSaved: () => void;
  onChanged: () => void;
  onClose: () => void;
}

/** The settings of one channel. Secrets are written and never read: their fields are empty, and empty leaves them as they are. */
export function ChannelFormFields({ id, form: wanted, channel, onSaved, onChanged, onClose }: ChannelFormProps) {
  const t = useTranslations('channels');
  const locale = useLocale();
  const errorText = useErrorText('channels.errors');
  const { save, test, refusal } = useChannelCalls();
  const [busy, setBusy] = useState(false);
  const keeping = channel?.hasSecret === true;
  const schema = useMemo(() => channelFormSchema(wanted, keeping), [wanted, keeping]);
  const known = channel?.config['language'];
  const form = useZodForm(schema, {
    name: channel?.name ?? '',
    minimumSeverity: channel?.minimumSeverity ?? 'warning',
    language: typeof known === 'string' ? known : locale,
    settings: typedSettings(wanted, channel?.config ?? {}),
  });
  const { errors } = form.formState;

  const submit = (archived: boolean) =>
    form.handleSubmit(async ({ name, minimumSeverity, language, settings }) => {
      setBusy(true);
      const config = { ...settingsOf(wanted, settings), language };
      const values = { channelId: id, name, connector: wanted.connector, config, minimumSeverity, archived };
      const done = await save(values, t(channel ? 'saved' : 'made', { name }));
      setBusy(false);
      if (!done) return;
      if (channel) {
        onChanged();
        onClose();
      } else onSaved();
    })();

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit(channel?.archived ?? false);
      }}
      className="flex flex-col gap-4"
      noValidate
    >
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        required
        error={errorText(errors.name)}
        {...form.register('name')}
      />
      {wanted.fields.map((field) => (
        <ChannelFieldInput
          key={field.name}
          {...{ field, keeping }}
          connector={wanted.connector}
          error={errorText(errors.settings?.[field.name])}
          {...form.register(`settings.${field.name}`)}
        />
      ))}
      <Select
        label={t('minimumSeverity')}
        required
        options={severities.map((one) => ({ value: one, label: t(`severities.${one}`) }))}
        {...form.register('minimumSeverity')}
      />
      <Select
        label={t('language')}
        required
        options={locales.map((one) => ({ value: one, label: nativeName(one) }))}
        {...form.register('language')}
      />
      <Refusal text={refusal} />
      <Button type="submit" variant="primary" busy={busy}>
        {t('save')}
      </Button>
      {channel && (
        <>
          {channel.test && (
            <p role="status">
              <TestState test={channel.test} />
            </p>
          )}
          {!channel.archived && (
            <Button icon={<Send size={18} aria-hidden />} onClick={() => void test(id, t('test.sent')).then(onChanged)}>
              {t('test.send')}
            </Button>
          )}
          <Button variant="quiet" onClick={() => void submit(!channel.archived)}>
            {t(channel.archived ? 'restore' : 'archive')}
          </Button>
        </>
      )}
    </form>
  );
}
