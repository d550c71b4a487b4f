import type { Line, ReportContent, ReportTable } from '../../lib/reports/content.ts';
import { Card } from '../ui/card.tsx';

/** A report as it will stand on paper, without its signature. */
export function ReportPreview({ content }: { content: ReportContent }) {
  const { facts, figures, tables, notes } = content;
  return (
    <>
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Lines title={facts.title} lines={facts.lines} />
        <Lines title={figures.title} lines={figures.lines} />
      </div>
      {tables.map((table) => (
        <TableCard key={table.title} table={table} />
      ))}
      <Card title={notes.title}>
        <ul role="list" className="flex flex-col gap-2 text-sm">
          {notes.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Card>
    </>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <Card title={title} flush>
      <dl className="divide-y divide-line">
        {lines.map(([label, value]) => (
          <div key={label} className="flex flex-wrap justify-between gap-x-4 gap-y-1 px-4 py-2.5">
            <dt className="text-muted">{label}</dt>
            <dd className="figures min-w-0 font-medium">
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function TableCard({ table }: { table: ReportTable }) {
  const { title, headers, rows, none, after } = table;
  return (
    <Card title={title} flush>
      {rows.length === 0 ? (
        <p className="p-4">{none}</p>
      ) : (
        // A wide table scrolls in its frame, by keys too.
        // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- what scrolls must be reached by keys
        <div role="region" aria-label={title} tabIndex={0} className="overflow-x-auto">
          <table className="w-full text-start text-sm">
            <thead>
              <tr className="border-b border-line">
                {headers.map((header) => (
                  <th key={header} scope="col" className="px-4 py-2.5 text-start font-semibold">
                    {header}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {rows.map((row) => (
                <tr key={row.join(' ')}>
                  {row.map((cell, n) => (
                    <td key={headers[n]} className="figures px-4 py-2.5 align-top">
                      <bdi>{cell}</bdi>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {after !== undefined && <p className="border-t border-line p-4 font-semibold text-danger-ink">{after}</p>}
    </Card>
  );
}
