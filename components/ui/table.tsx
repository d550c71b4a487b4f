/* eslint-disable jsx-a11y-x/no-redundant-roles, jsx-a11y-x/no-interactive-element-to-noninteractive-role -- display: block takes
   a table's meaning away, and only written roles bring it back */
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export interface Column<Row> {
  id: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the end so that their places line up. */
  numeric?: boolean;
}

export interface TableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The caption is for the ear alone. */
  captionHidden?: boolean;
}

/**
 * Rows and columns; where its container is narrow each row becomes a block with the headers beside the values. The roles
 * are written out because browsers drop a table's meaning when its display changes.
 */
export function Table<Row>({ caption, columns, rows, rowKey, captionHidden = true }: TableProps<Row>) {
  return (
    <div className="@container">
      <table role="table" className="block w-full text-start @xl:table">
        <caption className={captionHidden ? 'sr-only' : 'pb-2 text-start font-semibold'}>{caption}</caption>
        <thead role="rowgroup" className="sr-only @xl:not-sr-only @xl:table-header-group">
          <tr role="row" className="@xl:table-row">
            {columns.map((column) => (
              <th
                key={column.id}
                role="columnheader"
                scope="col"
                className={cx(
                  'border-b border-edge px-3 py-2 text-sm font-semibold text-muted',
                  column.numeric ? 'text-end' : 'text-start',
                )}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="block @xl:table-row-group">
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              role="row"
              className="block border-b border-line py-2 @xl:table-row @xl:py-0 @xl:hover:bg-sunken"
            >
              {columns.map((column) => (
                <td
                  key={column.id}
                  role="cell"
                  className={cx(
                    'flex min-h-9 items-baseline justify-between gap-4 px-3 py-1 @xl:table-cell @xl:border-b @xl:border-line @xl:py-2.5 @xl:align-middle',
                    column.numeric ? 'figures text-end' : 'text-end @xl:text-start',
                  )}
                >
                  <span aria-hidden className="shrink-0 text-start text-sm text-muted @xl:hidden">
                    {column.header}
                  </span>
                  <span className="min-w-0">{column.cell(row)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
