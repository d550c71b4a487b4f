'use client';

import Camera from 'lucide-react/icons/camera';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useState } from 'react';
import { Button, buttonClass } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { type Photo, makePhoto } from './make-photo.ts';

/** Takes a photo of a display with the phone's camera, and shows it. */
export function PhotoField({ photo, onChange }: { photo: Photo | null; onChange: (photo: Photo | null) => void }) {
  const t = useTranslations('sensors.photo');
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  // The address holds the picture in memory as long as it is not let go.
  useEffect(() => () => letGo(photo), [photo]);

  async function take(file: File) {
    setBusy(true);
    const made = await makePhoto(file);
    setBusy(false);
    setFailed(made === null);
    if (made) onChange(made);
  }

  return (
    <div className="flex flex-col gap-2">
      {photo !== null && (
        <img src={photo.address} alt={t('alt')} className="max-h-60 rounded-md border border-edge object-contain" />
      )}
      <div className="flex flex-wrap gap-2">
        <label
          htmlFor={id}
          className={cx(buttonClass('secondary'), 'has-focus-visible:outline-3', busy && 'opacity-55')}
        >
          <Camera size={20} aria-hidden />
          {photo === null ? t('take') : t('again')}
          <input
            id={id}
            type="file"
            accept="image/*"
            capture="environment"
            disabled={busy}
            className="sr-only"
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file) void take(file);
            }}
          />
        </label>
        {photo !== null && <Button onClick={() => onChange(null)}>{t('remove')}</Button>}
      </div>
      <p className="text-sm text-muted">{t('hint')}</p>
      <Refusal text={failed ? t('unreadable') : undefined} />
    </div>
  );
}

function letGo(photo: Photo | null): void {
  if (photo) URL.revokeObjectURL(photo.address);
}
