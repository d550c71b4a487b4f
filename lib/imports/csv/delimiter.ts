import Papa from 'papaparse';
import { isBlank } from '../../domain/imports/table.ts';

/** What may stand between two cells, the likelier ones first. */
export const delimiters = [',', ';', '\t', '|'] as const;

/** Rows that are looked at. */
const SAMPLE_ROWS = 60;

/**
 * Guesses what stands between the cells: the character that cuts the most rows into the same number of cells, more than one. Title lines above
 * the table do not matter, nor do decimal commas. A single column is cut by nothing: a comma then.
 */
export function guessDelimiter(text: string): string {
  const scores = delimiters.map((delimiter) => ({ delimiter, score: scoreOf(text, delimiter) }));
  const best = scores.reduce((winner, each) => (each.score > winner.score ? each : winner));
  return best.score > 0 ? best.delimiter : ',';
}

function scoreOf(text: string, delimiter: string): number {
  const { data } = Papa.parse<string[]>(text, { delimiter, preview: SAMPLE_ROWS });
  const counts = new Map<number, number>();
  for (const row of data)
    if (row.length > 1 && !isBlank(row)) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  let score = 0;
  // Rows count for more than columns: one title full of commas must not win over a table.
  for (const [cells, rows] of counts) score = Math.max(score, rows * 100 + cells);
  return score;
}
