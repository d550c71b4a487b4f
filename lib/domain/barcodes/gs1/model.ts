/** Why a text that should be GS1 data is not. `at` in the error counts UTF-16 units from the start of the text. */
export const GS1_ERROR_CODES = [
  'gs1_empty',
  'gs1_unknown_identifier',
  'gs1_field_length',
  'gs1_character',
  'gs1_check_digit',
  'gs1_date',
  'gs1_repeated_identifier',
  'gs1_brackets',
  'gs1_link',
  'gs1_not_gs1',
] as const;

/** One of the closed set of reasons. */
export type Gs1ErrorCode = (typeof GS1_ERROR_CODES)[number];

/** What is wrong, in which element and where. */
export interface Gs1Error {
  readonly code: Gs1ErrorCode;
  readonly at: number;
  readonly ai?: string;
}

/** One application identifier and its value, exactly as it stands in the data (`value` keeps leading zeros). */
export interface Gs1Element {
  readonly ai: string;
  readonly value: string;
}

/** Elements in the order they were read; or what is wrong. */
export type Gs1Result =
  { readonly ok: true; readonly elements: readonly Gs1Element[] } | { readonly ok: false; readonly error: Gs1Error };

/** ASCII 29: what a reader sends for the FNC1 between two elements. */
export const GROUP_SEPARATOR = '\u001d';
