'use client';

import Copy from 'lucide-react/icons/copy';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useCopy } from './use-copy.ts';

interface CopyFieldProps {
  label: string;
  value: string;
  hint?: string;
  /** The person has it, or has it selected. */
  onTaken?: () => void;
}

/** A text that goes to another machine: to be copied with a tap, or by hand where the browser does not let the app. */
export function CopyField({ label, value, hint, onTaken }: CopyFieldProps) {
  const t = useTranslations('gateways');
  const copy = useCopy();
  const input = useRef<HTMLInputElement>(null);
  const take = async () => {
    if (!(await copy(label, value))) input.current?.select();
    onTaken?.();
  };
  return (
    <TextField
      {...{ label, value, hint }}
      ref={input}
      code
      required
      readOnly
      onFocus={(event) => event.target.select()}
      trailing={
        <IconButton label={t('copy', { what: label })} onClick={() => void take()}>
          <Copy size={20} aria-hidden />
        </IconButton>
      }
    />
  );
}
