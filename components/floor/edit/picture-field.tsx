'use client';

import Trash2 from 'lucide-react/icons/trash-2';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { v7 } from 'uuid';
import { useBackend, useSession } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { PICTURE_TYPES, redrawn } from './redraw.ts';

interface PictureFieldProps {
  pictureId: string | null;
  onChange: (pictureId: string | null) => void;
}

type Problem = 'kind' | 'unreadable' | 'failed';

/** The drawing behind a plan: uploaded into the laboratory's own folder, or taken away. Needs the network. */
export function PictureField({ pictureId, onChange }: PictureFieldProps) {
  const t = useTranslations('floor.picture');
  const backend = useBackend();
  const session = useSession();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);

  async function upload(file: File): Promise<Problem | undefined> {
    if (session.status !== 'ready') return 'failed';
    if (!PICTURE_TYPES.some((type) => type === file.type)) return 'kind';
    const picture = await redrawn(file).catch(() => null);
    if (!picture) return 'unreadable';
    const id = v7();
    try {
      const storage = (await backend.client()).storage.from('floor-plans');
      const { error } = await storage.upload(`${session.tenant.id}/${id}`, picture, { contentType: picture.type });
      if (error) return 'failed';
    } catch {
      return 'failed';
    }
    onChange(id);
    return undefined;
  }
  async function take(file: File) {
    setBusy(true);
    setProblem(await upload(file));
    setBusy(false);
  }

  return (
    <Card title={t('title')}>
      <div className="flex flex-col gap-3">
        <FileDrop
          label={pictureId === null ? t('choose') : t('replace')}
          hint={t('hint')}
          accept={PICTURE_TYPES.join()}
          disabled={busy}
          onFile={(file) => void take(file)}
        />
        {pictureId !== null && (
          <Button icon={<Trash2 size={20} aria-hidden />} onClick={() => onChange(null)}>
            {t('remove')}
          </Button>
        )}
        <Refusal text={problem && t(`problems.${problem}`)} />
      </div>
    </Card>
  );
}
