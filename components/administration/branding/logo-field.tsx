'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { v7 } from 'uuid';
import { useBackend } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { openPicture } from '../../ui/picture.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { LOGO_KINDS, type LogoProblem, logoProblem } from './logo-problem.ts';

interface LogoFieldProps {
  tenantId: string;
  path: string | null;
  onChange: (path: string | null) => void;
}

/** Uploads a logo into the laboratory's folder; without one the initials are shown. */
export function LogoField({ tenantId, path, onChange }: LogoFieldProps) {
  const t = useTranslations('administration.branding.logo');
  const backend = useBackend();
  const [problem, setProblem] = useState<LogoProblem | 'failed'>();
  const [busy, setBusy] = useState(false);

  async function upload(file: File) {
    setBusy(true);
    const wrong = await logoProblem(file, openPicture);
    setProblem(wrong);
    if (wrong) {
      setBusy(false);
      return;
    }
    const target = `${tenantId}/${v7()}.${LOGO_KINDS[file.type] ?? ''}`;
    const storage = (await backend.client()).storage.from('branding');
    const { error } = await storage.upload(target, file, { contentType: file.type });
    setBusy(false);
    if (error) setProblem('failed');
    else onChange(target);
  }

  return (
    <div className="flex flex-col gap-2">
      <span className="text-sm font-semibold">{t('label')}</span>
      <FileDrop
        label={path === null ? t('choose') : t('replace')}
        hint={t('hint')}
        accept={Object.keys(LOGO_KINDS).join()}
        disabled={busy}
        onFile={(file) => void upload(file)}
      />
      {path !== null && <Button onClick={() => onChange(null)}>{t('remove')}</Button>}
      <Refusal text={problem && t(`problems.${problem}`)} />
    </div>
  );
}
