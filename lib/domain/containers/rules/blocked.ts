import { cellOf } from '../../positions/address.ts';
import type { Container } from '../model.ts';

/** Blocked positions row by row, as the documents list them. */
export function inGridOrder(blocked: Container['blocked']): Container['blocked'] {
  return blocked.toSorted((a, b) => rank(a.position) - rank(b.position));
}

function rank(position: string): number {
  const cell = cellOf(position);
  return cell ? cell.row * 1000 + cell.column : 0;
}
