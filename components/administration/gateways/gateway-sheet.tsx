'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Gateway } from '../../../lib/domain/gateways/model.ts';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { GatewayForm } from './gateway-form.tsx';
import { GatewaySecret } from './gateway-secret.tsx';
import { NewGateway, type Revealed } from './new-gateway.tsx';

interface GatewaySheetProps {
  /** Null makes a new one. */
  gateway: Gateway | null;
  onChanged: () => void;
  onClose: () => void;
}

/** Makes a gateway or changes one. With a secret in it that nobody has taken yet, it asks before it closes. */
export function GatewaySheet({ gateway, onChanged, onClose }: GatewaySheetProps) {
  const t = useTranslations('gateways');
  const [revealed, setRevealed] = useState<Revealed>();
  const [taken, setTaken] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const reveal = (one: Revealed) => {
    setRevealed(one);
    onChanged();
  };
  return (
    <Sheet
      open
      onOpenChange={(open) => {
        if (open) return;
        if (revealed && !taken) setLeaving(true);
        else onClose();
      }}
      title={gateway?.name ?? revealed?.name ?? t('add')}
    >
      {revealed && <GatewaySecret {...revealed} onTaken={() => setTaken(true)} onDone={onClose} />}
      {!revealed && !gateway && <NewGateway onMade={reveal} />}
      {!revealed && gateway && (
        <GatewayForm
          gateway={gateway}
          onRenewed={reveal}
          onDone={() => {
            onChanged();
            onClose();
          }}
        />
      )}
      <AlertDialog
        open={leaving}
        onOpenChange={setLeaving}
        title={t('secret.leaveTitle')}
        description={t('secret.leaveText')}
        confirmLabel={t('secret.leaveConfirm')}
        onConfirm={onClose}
      />
    </Sheet>
  );
}
