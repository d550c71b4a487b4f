/** What a file may be at most. Everything is checked before memory is spent on it; the numbers are far beyond honest files. */
export const limits = {
  fileBytes: 32 * 1024 * 1024,
  zipEntries: 2000,
  inflatedBytes: 64 * 1024 * 1024,
  /** Of a part that inflates to more than a megabyte; real sheets reach 30 to 100. */
  inflationRatio: 250,
  rows: 100_000,
  columns: 200,
  cells: 4_000_000,
  /** What a spreadsheet program allows in a cell. */
  cellCharacters: 32_767,
} as const;

/** Told how much is done, from 0 to 1. */
export type Progress = (fraction: number) => void;
