'use client';

import X from 'lucide-react/icons/x';
import { useTranslations } from 'next-intl';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';

interface ChosenFieldProps {
  label: string;
  hint?: string;
  options: readonly { readonly value: string; readonly label: string }[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  error?: string | undefined;
  /** The order means something, and is shown. */
  ordered?: boolean;
}

/** Several of a few, in the order in which they were chosen: pick to add, a tap to take out. */
export function ChosenField({ label, hint, options, value, onChange, error, ordered = false }: ChosenFieldProps) {
  const t = useTranslations('duty');
  const nameOf = (id: string) => options.find((option) => option.value === id)?.label ?? t('gone');
  const left = options.filter((option) => !value.includes(option.value));
  const Chosen = ordered ? 'ol' : 'ul';
  return (
    <div className="flex flex-col gap-1">
      <Select
        {...{ label, error }}
        {...(hint !== undefined && { hint })}
        required
        value=""
        placeholder={t('choose')}
        options={left}
        onChange={(event) => event.target.value !== '' && onChange([...value, event.target.value])}
      />
      {value.length > 0 && (
        <Chosen role="list" className="flex flex-col divide-y divide-line rounded-md border border-line">
          {value.map((id, at) => (
            <li key={id} className="flex min-h-target items-center gap-2 ps-3">
              {ordered && <span className="figures text-muted">{at + 1}.</span>}
              <bdi className="min-w-0 flex-1">{nameOf(id)}</bdi>
              <IconButton
                label={t('takeOut', { name: nameOf(id) })}
                onClick={() => onChange(value.filter((other) => other !== id))}
              >
                <X size={20} aria-hidden />
              </IconButton>
            </li>
          ))}
        </Chosen>
      )}
    </div>
  );
}
