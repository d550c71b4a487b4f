'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { v7 } from 'uuid';
import { generatedForms } from '../../../lib/domain/channels/forms.gen.ts';
import type { Channel, ChannelForm } from '../../../lib/domain/channels/model.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { ChannelFormFields } from './channel-form.tsx';

interface ChannelSheetProps {
  channel: Channel | null;
  /** A new one is there. */
  onSaved: (channelId: string) => void;
  onChanged: () => void;
  onClose: () => void;
}

/** Makes a channel or changes it: which kind, then what that kind needs. */
export function ChannelSheet({ channel, onSaved, onChanged, onClose }: ChannelSheetProps) {
  const t = useTranslations('channels');
  const [id] = useState(() => channel?.channelId ?? v7());
  const [connector, setConnector] = useState(channel?.connector ?? generatedForms[0]?.connector ?? '');
  const form = formOf(connector);
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={channel?.name ?? t('add')}>
      <div className="flex flex-col gap-4">
        {!channel && (
          <Select
            label={t('kind')}
            required
            value={connector}
            onChange={(event) => setConnector(event.target.value)}
            options={generatedForms.map((one) => ({ value: one.connector, label: t(`connectors.${one.connector}`) }))}
          />
        )}
        {form && (
          <ChannelFormFields
            // Another kind has other fields: it begins anew.
            key={connector}
            {...{ id, form, channel, onChanged, onClose }}
            onSaved={() => onSaved(id)}
          />
        )}
      </div>
    </Sheet>
  );
}

const formOf = (connector: string): ChannelForm | undefined =>
  generatedForms.find((one) => one.connector === connector);
