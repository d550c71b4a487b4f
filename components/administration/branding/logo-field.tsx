'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { v7 } from 'uuid';
import { useBackend } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Refusal } from '../../ui/refusal.tsx';

/** Most bytes of a logo, and the forms it may have; the bucket refuses others too. */
const MOST_BYTES = 512 * 1024;
const KINDS: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/webp': 'webp', 'image/jpeg': 'jpg' };

interface LogoFieldProps {
  tenantId: string;
  path: string | null;
  onChange: (path: string | null) => void;
}

type Problem = 'kind' | 'size' | 'failed';

/** Uploads a logo into the laboratory's folder; without one the initials are shown. */
export function LogoField({ tenantId, path, onChange }: LogoFieldProps) {
  const t = useTranslations('administration.branding.logo');
  const backend = useBackend();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);

  async function upload(file: File) {
    const extension = KINDS[file.type];
    const wrong = extension === undefined ? 'kind' : file.size > MOST_BYTES ? 'size' : undefined;
    setProblem(wrong);
    if (wrong) return;
    setBusy(true);
    const target = `${tenantId}/${v7()}.${extension ?? ''}`;
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
        accept={Object.keys(KINDS).join()}
        disabled={busy}
        onFile={(file) => void upload(file)}
      />
      {path !== null && <Button onClick={() => onChange(null)}>{t('remove')}</Button>}
      <Refusal text={problem && t(`problems.${problem}`)} />
    </div>
  );
}
