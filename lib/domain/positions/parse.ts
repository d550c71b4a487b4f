import { type Cell, addressOf, cellOf } from './address.ts';
import { type Axis, SEPARATORS, foldText, indexOfWord } from './axis.ts';
import { type Grid, holds, mirrored, sizeOf } from './grid.ts';
import { isLinear, isMixed, labelOfCell } from './label.ts';

/** A position that was understood, or why not. `example` is a label that this grid has, for the message. */
export type ParsedPosition =
  | { readonly ok: true; readonly position: string }
  | {
      readonly ok: false;
      readonly error: 'position_required' | 'position_invalid';
      readonly reason: 'empty' | 'unreadable' | 'outside';
      readonly example: string;
    };

const LONGEST = 24;

/**
 * Reads what a person or a spreadsheet wrote (`a1`, `A-1`, `A01`, `B:3`, `12`) as the labels of this grid, and answers with the canonical
 * address. It never guesses: two numbers need a separator, and what can be read in two ways is refused. A linear grid also takes canonical
 * addresses; a grid of one row or one column also takes a bare number.
 */
export function parsePosition(text: string, grid: Grid): ParsedPosition {
  const folded = foldText(text.slice(0, LONGEST + 1)).trim();
  const example = labelOfCell(grid, mirrored(grid, { row: 1, column: 1 }));
  if (folded === '') return { ok: false, error: 'position_required', reason: 'empty', example };
  const cells = folded.length > LONGEST ? [] : readings(folded, grid);
  const inside = distinct(cells.filter((cell) => holds(grid, cell)));
  const [only] = inside;
  if (only !== undefined && inside.length === 1) return { ok: true, position: only };
  const reason = inside.length === 0 && cells.length > 0 ? 'outside' : 'unreadable';
  return { ok: false, error: 'position_invalid', reason, example };
}

/** Every cell that the text can mean, counted from the top left; cells outside the grid tell "outside" from "unreadable". */
function readings(text: string, grid: Grid): Cell[] {
  const { labelling } = grid;
  if (isLinear(labelling)) {
    const number = bareNumber(text);
    if (number !== null) return [cellOfNumber(grid, number)];
    return pairs(text).flatMap(([first, second]) => {
      const cell = cellOf(first + second.replace(/^0+(?=\d)/, '').padStart(2, '0'));
      return cell ? [cell] : [];
    });
  }
  const inOrder = labelling.scheme === 'row_column';
  const first = inOrder ? labelling.rows : labelling.columns;
  const second = inOrder ? labelling.columns : labelling.rows;
  const found = pairs(text).flatMap(([one, two]) => {
    const straight = readPair(first, one, second, two);
    const swapped = isMixed(labelling) ? readPair(first, two, second, one) : null;
    return [straight, swapped].filter((pair) => pair !== null);
  });
  const cells = found.map(([a, b]) => mirrored(grid, inOrder ? { row: a, column: b } : { row: b, column: a }));
  return cells.length > 0 ? cells : oneLine(text, grid);
}

function readPair(first: Axis, one: string, second: Axis, two: string): [number, number] | null {
  const a = indexOfWord(first, one);
  const b = indexOfWord(second, two);
  return a === null || b === null ? null : [a, b];
}

/** A grid of one row or one column is counted along its only line. */
function oneLine(text: string, grid: Grid): Cell[] {
  const number = bareNumber(text);
  if (number === null || (grid.rows > 1 && grid.columns > 1)) return [];
  return [mirrored(grid, grid.rows > 1 ? { row: number, column: 1 } : { row: 1, column: number })];
}

function cellOfNumber(grid: Grid, number: number): Cell {
  if (number < 1 || number > sizeOf(grid)) return { row: 0, column: 0 };
  const [along, size] = [number - 1, grid.labelling.scheme === 'linear_rows' ? grid.columns : grid.rows];
  const [major, minor] = [Math.floor(along / size) + 1, (along % size) + 1];
  return mirrored(
    grid,
    grid.labelling.scheme === 'linear_rows' ? { row: major, column: minor } : { row: minor, column: major },
  );
}

function bareNumber(text: string): number | null {
  return /^[0-9]{1,6}$/.test(text) ? Number(text) : null;
}

/** The two words of a written position: split at a separator, else where digits meet other characters. */
function pairs(text: string): [string, string][] {
  const [one, two, ...more] = text.split(SEPARATORS);
  if (one && two && more.length === 0) return [[one, two]];
  if (SEPARATORS.test(text)) return [];
  const found: [string, string][] = [];
  for (let at = 1; at < text.length; at += 1) {
    if (/[0-9]/.test(text.charAt(at - 1)) !== /[0-9]/.test(text.charAt(at)))
      found.push([text.slice(0, at), text.slice(at)]);
  }
  return found;
}

function distinct(cells: readonly Cell[]): string[] {
  return [...new Set(cells.map(addressOf))];
}
