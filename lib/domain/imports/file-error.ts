/** Why a file cannot be read; each has its own message. They never leave the device. */
export const fileErrorCodes = [
  'file_empty',
  'file_no_rows',
  'file_too_large',
  'file_encrypted',
  'file_legacy_format',
  'file_not_a_spreadsheet',
  'file_damaged',
  'file_too_many_rows',
  'file_too_many_columns',
  'file_too_many_cells',
  'file_cell_too_long',
  'file_too_many_parts',
  'file_inflates_too_large',
  'file_inflates_too_much',
  'file_sheet_missing',
  'file_reader_missing',
] as const;
export type FileErrorCode = (typeof fileErrorCodes)[number];

/** The only error that reading a file throws on purpose. `facts` are numbers for the message, for example the limit. */
export class FileError extends Error {
  override readonly name = 'FileError';
  readonly code: FileErrorCode;
  readonly facts: Readonly<Record<string, number | string>>;

  constructor(code: FileErrorCode, facts: Readonly<Record<string, number | string>> = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
    this.facts = facts;
  }
}
