'use client';

import { useTranslations } from 'next-intl';
import type { ImportField } from '../../lib/domain/imports/fields.ts';
import { type Mapping, meaningOf } from '../../lib/domain/imports/mapping.ts';
import { type ChoiceNames, type UnknownWords, withMeaning } from '../../lib/domain/imports/words.ts';
import { Card } from '../ui/card.tsx';
import { Select } from '../ui/select.tsx';

/** Beyond this many the column is hardly the right one, and a page of questions helps nobody. */
const SHOWN = 40;

interface WordsCardProps {
  mapping: Mapping;
  unknown: readonly UnknownWords[];
  names: ChoiceNames;
  onChange: (mapping: Mapping) => void;
}

/** Asks once for every word of the file that means nothing here: another system calls a "Box 9x9" a "Tube box 9x9". */
export function WordsCard({ mapping, unknown, names, onChange }: WordsCardProps) {
  const t = useTranslations('imports');
  return (
    <Card title={t('words.title')}>
      <p className="mb-4 text-muted">{t('words.text')}</p>
      <div className="flex flex-col gap-5">
        {unknown.map(({ field, list, words }) => (
          <fieldset key={field} className="flex flex-col gap-3">
            <legend className="mb-2 font-semibold">{t(`fields.${field}`)}</legend>
            <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
              {words.slice(0, SHOWN).map((word) => (
                <Meaning
                  key={word}
                  {...{ mapping, field, word, onChange }}
                  options={names[list].map((name) => ({ value: name, label: name }))}
                />
              ))}
            </div>
            {words.length > SHOWN && <p className="text-sm text-muted">{t('words.more', { count: words.length })}</p>}
          </fieldset>
        ))}
      </div>
    </Card>
  );
}

function Meaning(props: {
  mapping: Mapping;
  field: ImportField;
  word: string;
  options: { value: string; label: string }[];
  onChange: (mapping: Mapping) => void;
}) {
  const { mapping, field, word, options, onChange } = props;
  const t = useTranslations('imports.words');
  const meaning = meaningOf(mapping, field, word);
  // A meaning that is no name here any more counts as none.
  const value = options.some((option) => option.value === meaning) ? (meaning ?? '') : '';
  return (
    <Select
      label={t('means', { word })}
      placeholder={t('nothing')}
      value={value}
      options={options}
      onChange={(event) =>
        onChange(withMeaning(mapping, field, word, event.target.value === '' ? null : event.target.value))
      }
    />
  );
}
