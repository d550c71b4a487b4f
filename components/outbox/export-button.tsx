'use client';

import Download from 'lucide-react/icons/download';
import { useTranslations } from 'next-intl';
import type { OutboxItem } from '../../lib/sync/outbox/model.ts';
import { useDiagnostics, useSession } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { saveFile } from '../ui/save-file.ts';
import { exportFile } from './export-file.ts';

/** Saves what the server does not have as a file: the last resort when a phone cannot send. */
export function ExportButton({ items }: { items: readonly OutboxItem[] }) {
  const t = useTranslations('outbox.export');
  const session = useSession();
  const deviceId = useDiagnostics()?.deviceId ?? null;
  if (session.status !== 'ready') return null;
  const { person, tenant } = session;
  const save = () => {
    const owner = { ...person, tenantId: tenant.id, tenantName: tenant.name, deviceId };
    const { name, text } = exportFile(owner, items, new Date());
    saveFile(name, text, 'application/json');
  };
  return (
    <Button icon={<Download size={20} aria-hidden />} onClick={save}>
      {t('action')}
    </Button>
  );
}
