'use client';

import { useTranslations } from 'next-intl';
import { type ChildKind, containerKinds } from '../../../lib/domain/container-types/model.ts';
import { Checkbox } from '../../ui/choice.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { toggledIn } from './toggled-in.ts';

interface ChildrenFieldProps {
  value: readonly ChildKind[];
  error: string | undefined;
  onChange: (value: ChildKind[]) => void;
}

/** What stands in it: samples, or certain kinds of containers; never both. */
export function ChildrenField({ value, error, onChange }: ChildrenFieldProps) {
  const t = useTranslations('administration.layout.containerTypes');
  const holds = value.includes('sample') ? 'samples' : 'containers';
  return (
    <div className="flex flex-col gap-2">
      <RadioGroup<'samples' | 'containers'>
        label={t('holds')}
        look="segments"
        value={holds}
        onChange={(next) => onChange(next === 'samples' ? ['sample'] : ['box'])}
        options={[
          { value: 'samples', label: t('holdsSamples') },
          { value: 'containers', label: t('holdsContainers') },
        ]}
      />
      {holds === 'containers' && (
        <fieldset className="grid grid-cols-2 gap-x-3">
          <legend className="sr-only">{t('holdsContainers')}</legend>
          {containerKinds.map((kind) => (
            <Checkbox
              key={kind}
              label={t(`kinds.${kind}`)}
              checked={value.includes(kind)}
              onChange={() => onChange(toggledIn(value, kind))}
            />
          ))}
        </fieldset>
      )}
      {error !== undefined && <p className="text-sm font-semibold text-danger-ink">{error}</p>}
    </div>
  );
}
