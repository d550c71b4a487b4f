'use client';

import { useState } from 'react';
import { TextField } from '../../ui/text-field.tsx';

interface NumberFieldProps {
  label: string;
  value: number;
  least: number;
  most: number;
  onChange: (value: number) => void;
}

/** A whole number between two others; it counts when the field is left, so that half a number changes nothing. */
export function NumberField({ label, value, least, most, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const settle = () => {
    const number = typed === null || typed.trim() === '' ? Number.NaN : Number(typed);
    if (Number.isFinite(number)) onChange(Math.max(least, Math.min(most, Math.round(number))));
    setTyped(null);
  };
  return (
    <TextField
      label={label}
      type="number"
      required
      inputMode="numeric"
      min={least}
      max={most}
      value={typed ?? String(value)}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={settle}
      onKeyDown={({ key }) => key === 'Enter' && settle()}
    />
  );
}
