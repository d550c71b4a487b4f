import { FileError } from '../domain/imports/file-error.ts';
import { findHeaderRow, hasRowsBelow } from '../domain/imports/header-row.ts';
import { isKnownHeader } from '../domain/imports/headers.ts';
import { isBlank, type Table } from '../domain/imports/table.ts';

/**
 * Passes a sheet on that can bring something in. One whose header was only guessed passes as long as it has two rows: the person can say which of
 * them holds the headers.
 * @throws FileError `file_no_rows` for a sheet with a header and nothing below
 */
export function requireRows(table: Table): Table {
  const headerRow = findHeaderRow(table);
  if (hasRowsBelow(table, headerRow)) return table;
  const isSure = (table[headerRow] ?? []).some((cell) => isKnownHeader(cell));
  if (isSure || table.filter((cells) => !isBlank(cells)).length < 2) throw new FileError('file_no_rows');
  return table;
}
