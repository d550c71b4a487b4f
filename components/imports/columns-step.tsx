'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { commandPermissions } from '../../lib/domain/commands/permissions.ts';
import { type ImportField, importFields, requiredFields } from '../../lib/domain/imports/fields.ts';
import { FileError } from '../../lib/domain/imports/file-error.ts';
import { findHeaderRow, hasRowsBelow } from '../../lib/domain/imports/header-row.ts';
import {
  detectKind,
  isGiven,
  type Mapping,
  missingFields,
  siteNeed,
  suggestMapping,
} from '../../lib/domain/imports/mapping.ts';
import { type ImportKind, importKinds } from '../../lib/domain/imports/model.ts';
import { unusedColumns } from '../../lib/domain/imports/unused-columns.ts';
import { choiceListOf, unknownWords, withKnownMeanings } from '../../lib/domain/imports/words.ts';
import { useSayError } from '../commands/use-say-error.ts';
import { useSayFileError } from '../commands/use-say-file-error.ts';
import { useSession } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { TextField } from '../ui/text-field.tsx';
import { FieldSource } from './field-source.tsx';
import type { SheetChosen } from './file-step.tsx';
import { recallMapping, rememberMapping } from './mapping-memory.ts';
import type { Prepared } from './staging.ts';
import { useChoiceNames } from './use-choice-names.ts';
import { UnusedNotice } from './unused-notice.tsx';
import { WordsCard } from './words-card.tsx';

interface ColumnsStepProps {
  sheet: SheetChosen;
  /** What was said of the columns before, for whoever comes back to change it. */
  before: Prepared | undefined;
  onBack: () => void;
  onDone: (prepared: Prepared) => void;
}

function headersAt({ table }: SheetChosen, row: number): readonly string[] {
  return table[row] ?? [];
}

function mappingFor(headers: readonly string[], kind?: ImportKind): Mapping {
  const remembered = recallMapping(localStorage, headers);
  if (remembered && (kind === undefined || remembered.kind === kind)) return remembered;
  return suggestMapping(kind ?? detectKind(headers), headers);
}

/** What the file brings, where its headers are, and which column is what: guessed, remembered, and for the person to correct. */
export function ColumnsStep({ sheet, before, onBack, onDone }: ColumnsStepProps) {
  const t = useTranslations('imports.columns');
  const say = useSayError();
  const sayFileError = useSayFileError();
  const session = useSession();
  const role = session.status === 'ready' ? session.tenant.role : 'auditor';
  const [headerRow, setHeaderRow] = useState(() => before?.headerRow ?? findHeaderRow(sheet.table));
  const headers = headersAt(sheet, headerRow);
  const [mapping, setMapping] = useState(() => before?.mapping ?? mappingFor(headers));
  const example = useMemo(
    () => sheet.table.slice(headerRow + 1).find((row) => row.some((cell) => cell.trim() !== '')),
    [sheet, headerRow],
  );
  const fields: readonly ImportField[] = importFields[mapping.kind];
  const required: readonly ImportField[] = requiredFields[mapping.kind];
  const may = (kind: ImportKind) => commandPermissions[`import_${kind}.v1`].some((allowed) => allowed === role);
  const hasRows = useMemo(() => hasRowsBelow(sheet.table, headerRow), [sheet, headerRow]);
  const unused = useMemo(() => unusedColumns(sheet.table, headerRow, mapping), [sheet, headerRow, mapping]);
  const names = useChoiceNames();
  const site = names ? siteNeed(mapping, names.site.length) : 'none';
  const isMissing = missingFields(mapping).length > 0 || (site === 'every' && !isGiven(mapping.sources.site));
  const unknown = useMemo(
    () => (names ? unknownWords(sheet.table, headerRow, mapping, names) : []),
    [sheet, headerRow, mapping, names],
  );

  const moveHeader = (row: number) => {
    if (!Number.isInteger(row) || row < 0 || row >= sheet.table.length) return;
    setHeaderRow(row);
    setMapping(mappingFor(headersAt(sheet, row)));
  };
  const go = () => {
    const settled = names ? withKnownMeanings(mapping, names) : mapping;
    rememberMapping(localStorage, settled, headers);
    onDone({ table: sheet.table, headerRow, mapping: settled });
  };
  const namesOf = (field: ImportField) => {
    const list = choiceListOf(mapping.kind, field);
    return list === null || !names ? null : names[list];
  };

  return (
    <div className="flex flex-col gap-4">
      <RadioGroup<ImportKind>
        label={t('kind')}
        value={mapping.kind}
        onChange={(kind) => setMapping(mappingFor(headers, kind))}
        options={importKinds.map((kind) => ({
          value: kind,
          label: t(`kinds.${kind}`),
          disabled: !may(kind),
        }))}
      />
      {!may(mapping.kind) && <Refusal text={say('not_permitted')} />}
      <TextField
        className="max-w-48"
        label={t('headerRow')}
        hint={t('headerRowHint')}
        type="number"
        inputMode="numeric"
        required
        min={1}
        max={sheet.table.length}
        value={headerRow + 1}
        onChange={(event) => moveHeader(event.target.valueAsNumber - 1)}
      />
      {!hasRows && <Refusal text={sayFileError(new FileError('file_no_rows'))} />}
      <Card title={t('title')}>
        <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2 xl:grid-cols-3">
          {fields.map((field) => (
            <FieldSource
              key={`${mapping.kind}-${field}`}
              field={field}
              required={required.includes(field) || (field === 'site' && site === 'every')}
              note={field === 'site' && site !== 'none' ? t(`site.${site}`) : undefined}
              headers={headers}
              example={example ?? []}
              source={mapping.sources[field] ?? null}
              names={namesOf(field)}
              onChange={(source) => setMapping({ ...mapping, sources: { ...mapping.sources, [field]: source } })}
            />
          ))}
        </div>
      </Card>
      <UnusedNotice columns={unused} />
      {names && unknown.length > 0 && <WordsCard {...{ mapping, unknown, names }} onChange={setMapping} />}
      <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <Button onClick={onBack}>{t('otherFile')}</Button>
        <Button variant="primary" disabled={isMissing || !hasRows || !may(mapping.kind)} onClick={go}>
          {t('check')}
        </Button>
      </div>
    </div>
  );
}
