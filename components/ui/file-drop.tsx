'use client';

import FileUp from 'lucide-react/icons/file-up';
import { useTranslations } from 'next-intl';
import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { cx } from './cx.ts';

export interface FileDropProps {
  label: ReactNode;
  hint?: ReactNode;
  /** As in `<input accept>`: ".csv,.xlsx". */
  accept: string;
  onFile: (file: File) => void;
  disabled?: boolean;
}

/** Takes one file: by the picker, or dropped by a mouse. */
export function FileDrop({ label, hint, accept, onFile, disabled = false }: FileDropProps) {
  const t = useTranslations('common.file');
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !disabled) onFile(file);
  };
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cx(
        'rounded-lg border-2 border-dashed has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
        over ? 'border-primary-edge bg-primary-soft' : 'border-edge bg-surface',
      )}
    >
      <label htmlFor={id} className="flex min-h-40 flex-col items-center justify-center gap-2 px-4 py-6 text-center">
        <FileUp size={32} aria-hidden className="text-primary-ink" />
        <span className="font-semibold">{label}</span>
        <span className="text-sm text-muted">{hint ?? t('hint')}</span>
      </label>
      <input
        id={id}
        type="file"
        accept={accept}
        disabled={disabled}
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
    </div>
  );
}
