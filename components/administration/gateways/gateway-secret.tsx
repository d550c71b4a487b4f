'use client';

import KeyRound from 'lucide-react/icons/key-round';
import { useTranslations } from 'next-intl';
import { Button } from '../../ui/button.tsx';
import { CopyField } from './copy-field.tsx';
import { GatewaySetup } from './gateway-setup.tsx';

interface GatewaySecretProps {
  gatewayId: string;
  secret: string;
  onTaken: () => void;
  onDone: () => void;
}

/** The secret of a gateway, this once, with everything else that its machine must be told. */
export function GatewaySecret({ gatewayId, secret, onTaken, onDone }: GatewaySecretProps) {
  const t = useTranslations('gateways');
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="flex items-start gap-2 rounded-md bg-warn-soft p-3 text-warn-ink">
        <KeyRound size={20} aria-hidden className="mt-0.5 shrink-0" />
        {t('secret.once')}
      </p>
      <CopyField label={t('secret.label')} value={secret} onTaken={onTaken} />
      <GatewaySetup gatewayId={gatewayId} />
      <Button variant="primary" onClick={onDone}>
        {t('secret.done')}
      </Button>
    </div>
  );
}
