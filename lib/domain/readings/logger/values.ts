import type { Quantity } from '../../thresholds/model.ts';
import { typedNumber } from '../typed.ts';
import { unitOf } from '../units.ts';

const CELL = /^([-+−–]?[\d.,'\u00a0\u202f ]*\d)\s*(.*)$/u;

/** A number of a cell, with a decimal comma or point and whatever groups thousands, and the unit that stands behind it; null for anything else. */
export function writtenValue(
  quantity: Quantity,
  cell: string,
): { readonly value: number; readonly unit: string | null } | null {
  const match = CELL.exec(cell.trim());
  if (!match) return null;
  const value = typedNumber(withoutGroups((match[1] ?? '').replaceAll(/['\u00a0\u202f ]/g, '')));
  const written = match[2] ?? '';
  const unit = written === '' ? null : unitOf(quantity, written);
  return value === null || (written !== '' && unit === null) ? null : { value, unit };
}

/** Where both marks stand, the last is the decimal one. */
function withoutGroups(number: string): string {
  const [comma, point] = [number.lastIndexOf(','), number.lastIndexOf('.')];
  if (comma < 0 || point < 0) return number;
  return comma > point ? number.replaceAll('.', '') : number.replaceAll(',', '');
}
