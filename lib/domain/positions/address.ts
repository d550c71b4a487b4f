/** A cell of a grid, counted from 1 at the top left. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

const CANONICAL = /^([A-Z]{1,2})([0-9]{2,3})$/;

/** `1` is `A`, `26` is `Z`, `27` is `AA`, `702` is `ZZ`. */
export function lettersOf(index: number): string {
  let rest = index;
  let letters = '';
  while (rest > 0) {
    const digit = (rest - 1) % 26;
    letters = String.fromCharCode(65 + digit) + letters;
    rest = (rest - 1 - digit) / 26;
  }
  return letters;
}

/** The opposite of `lettersOf`; null for anything but one or two capital letters. */
export function indexOfLetters(letters: string): number | null {
  if (!/^[A-Z]{1,2}$/.test(letters)) return null;
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index;
}

/** The canonical address of a cell: `A01`, `AB07`, `C120`. It sorts, compares and travels; people see labels. */
export function addressOf({ row, column }: Cell): string {
  return lettersOf(row) + String(column).padStart(2, '0');
}

/** The cell of a canonical address, or null for any other text (`a1`, `A1`, `A00` and `A001` are not canonical). */
export function cellOf(address: string): Cell | null {
  const match = CANONICAL.exec(address);
  if (!match) return null;
  const row = indexOfLetters(match[1] ?? '');
  const column = Number(match[2]);
  if (row === null || column === 0) return null;
  // Three digits only when they are needed, so that a position has one spelling.
  return match[2]?.length === 3 && column < 100 ? null : { row, column };
}
