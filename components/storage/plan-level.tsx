'use client';

import Trash2 from 'lucide-react/icons/trash-2';
import { useTranslations } from 'next-intl';
import type { ContainerType } from '../../lib/domain/container-types/model.ts';
import { isReadable } from '../../lib/domain/commands/fields.ts';
import { useErrorText } from '../ui/form/use-error-text.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { countOf, type LevelDraft, MOST_EACH } from './order.ts';

interface PlanLevelFieldsProps {
  level: LevelDraft;
  types: readonly ContainerType[];
  /** The level above is another level of the order, not the holder itself. */
  nested: boolean;
  onChange: (level: LevelDraft) => void;
  onRemove: (() => void) | undefined;
}

/** The fields of one level: how many of which type, and how they are named. */
export function PlanLevelFields({ level, types, nested, onChange, onRemove }: PlanLevelFieldsProps) {
  const t = useTranslations('storage.add');
  const errorText = useErrorText();
  const isWrong = level.count !== '' && countOf(level) === null;
  const set = (part: Partial<LevelDraft>) => onChange({ ...level, ...part });
  const choose = (typeId: string) => {
    // Two racks with a "Box 1" each would be two boxes of one name.
    const type = types.find(({ id }) => id === typeId);
    set({ typeId, name: level.name === '' && type ? `${type.name} ${nested ? '{N}' : '{n}'}` : level.name });
  };
  return (
    <fieldset className="flex flex-col gap-3 rounded-md border border-line p-3">
      <div className="flex items-start gap-2">
        <TextField
          className="w-24"
          label={nested ? t('countEach') : t('count')}
          required
          type="number"
          inputMode="numeric"
          min={1}
          max={MOST_EACH}
          error={isWrong ? t('countError', { most: MOST_EACH }) : undefined}
          value={level.count}
          onChange={(event) => set({ count: event.target.value })}
        />
        <Select
          className="flex-1"
          label={t('type')}
          required
          placeholder={t('chooseType')}
          value={level.typeId}
          options={types.map((type) => ({ value: type.id, label: type.name }))}
          onChange={(event) => choose(event.target.value)}
        />
        {onRemove && (
          <IconButton className="mt-7" label={t('removeLevel')} onClick={onRemove}>
            <Trash2 size={20} aria-hidden />
          </IconButton>
        )}
      </div>
      <TextField
        label={t('name')}
        required
        error={isReadable(level.name) ? undefined : errorText({ message: 'unreadable' })}
        value={level.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <TextField
        label={t('barcode')}
        code
        value={level.barcode}
        onChange={(event) => set({ barcode: event.target.value })}
      />
    </fieldset>
  );
}
