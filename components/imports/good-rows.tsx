'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { firstGoodRows } from '../../lib/domain/imports/good-rows.ts';
import { Card } from '../ui/card.tsx';
import { shownColumns } from './shown-columns.ts';
import type { Checked, Prepared } from './staging.ts';
import { useShownCell } from './use-shown-cell.tsx';

/** Enough to see that each column is what it is taken for. */
const SHOWN = 5;

/** The first rows that would come in, as they are understood: which number is the day, where a thing goes, what is left empty. */
export function GoodRows({ prepared, checked }: { prepared: Prepared; checked: Checked }) {
  const t = useTranslations('imports');
  const cellOf = useShownCell();
  const { preview, unsendable } = checked;
  const [now] = useState(() => Date.now());
  const rows = useMemo(
    () =>
      firstGoodRows(
        prepared,
        { bad: [...unsendable, ...preview.errors], badCount: unsendable.length + preview.bad },
        { most: SHOWN, now },
      ),
    [prepared, preview, unsendable, now],
  );
  if (rows.length === 0) return null;
  const columns = shownColumns(prepared.mapping);
  const title = t('preview.title', { count: rows.length });
  return (
    <Card title={title} flush>
      {/* A wide table scrolls in its frame, by keys too; what is for the ear alone must not stick out of it. */}
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- what scrolls must be reached by keys */}
      <div role="region" aria-label={title} tabIndex={0} className="relative overflow-x-auto">
        <table className="w-full text-start text-sm">
          <thead>
            <tr className="border-b border-line">
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className="px-4 py-2.5 text-start font-semibold whitespace-nowrap text-muted"
                >
                  {t(column === 'place' ? 'preview.place' : `fields.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {rows.map((row) => (
              <tr key={row.row}>
                {columns.map((column) => (
                  <td key={column} className="max-w-64 px-4 py-2.5 align-top whitespace-nowrap">
                    {cellOf(column, row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
