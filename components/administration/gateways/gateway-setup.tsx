'use client';

import Copy from 'lucide-react/icons/copy';
import FileDown from 'lucide-react/icons/file-down';
import { useTranslations } from 'next-intl';
import { ingestAddress } from '../../../lib/domain/gateways/model.ts';
import { mqttConfiguration, secretVariable } from '../../../lib/domain/gateways/mqtt-configuration.ts';
import { useBackend, useQuery } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Code } from '../../ui/code.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { CopyField } from './copy-field.tsx';
import { useCopy } from './use-copy.ts';

/** Where the project says how a batch is signed. */
const GUIDE = 'supabase/functions/ingest-readings/README.md';

/** What a machine must be told to bring readings here, all but its secret. */
export function GatewaySetup({ gatewayId }: { gatewayId: string }) {
  const t = useTranslations('gateways');
  const copy = useCopy();
  const url = ingestAddress(useBackend().address);
  const sensors = useQuery((held) => held.all('sensor'), [])?.map(({ doc }) => doc);
  const configuration = mqttConfiguration({ gatewayId, url, sensors: sensors ?? [] });
  return (
    <>
      <CopyField label={t('id')} value={gatewayId} />
      <CopyField label={t('address')} value={`${url}?gateway=${gatewayId}`} />
      <section className="flex flex-col gap-3">
        <h3 className="font-semibold">{t('mqtt.title')}</h3>
        <p className="text-sm text-muted">
          {t('mqtt.text')} <Code look="label">{secretVariable}</Code>
        </p>
        <Button
          icon={<FileDown size={18} aria-hidden />}
          disabled={!sensors}
          onClick={() => saveFile('gateway.json', configuration, 'application/json')}
        >
          {t('mqtt.save')}
        </Button>
        <Button
          icon={<Copy size={18} aria-hidden />}
          disabled={!sensors}
          onClick={() => void copy(t('mqtt.configuration'), configuration)}
        >
          {t('mqtt.copy')}
        </Button>
        <details>
          <summary className="flex min-h-target cursor-pointer items-center text-sm font-semibold">
            {t('mqtt.show')}
          </summary>
          <pre
            dir="ltr"
            translate="no"
            aria-label={t('mqtt.configuration')}
            role="region"
            className="rounded-md border border-line bg-sunken p-3 font-mono text-sm break-all whitespace-pre-wrap"
          >
            {configuration}
          </pre>
        </details>
      </section>
      <section className="flex flex-col gap-1">
        <h3 className="font-semibold">{t('own.title')}</h3>
        <p className="text-sm text-muted">
          {t('own.text')} <Code>{GUIDE}</Code>
        </p>
      </section>
    </>
  );
}
