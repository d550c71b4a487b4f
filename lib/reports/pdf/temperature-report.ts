import type { ReportContent, ReportTable } from '../content.ts';
import type { Face } from './faces.ts';
import { Sheet } from './sheet.ts';

export interface PdfOptions {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly faces: readonly Face[];
  /** The laboratory's colour, `#rrggbb`, for the bar at the head; no text stands on it. */
  readonly colour: string;
  readonly logo?: Buffer;
  readonly foot: (page: number, pages: number) => string;
}

/** Of the width, for the six columns of limits and of excursions; the last one holds sentences. */
const PARTS = [0.17, 0.17, 0.12, 0.12, 0.18, 0.24];
const SMALL = 8.5;
const PLAIN = 10;

/** Lays a report out on A4 and answers the file. */
export function temperatureReportPdf(content: ReportContent, options: PdfOptions): Promise<Uint8Array> {
  const { language, direction, faces } = options;
  const { title, laboratory: author } = content;
  const sheet = new Sheet({ language, direction, faces, title: `${title} – ${content.subject}`, author });
  head(sheet, content, options);
  for (const { title: heading, lines } of [content.facts, content.figures]) {
    section(sheet, heading);
    for (const [label, value] of lines) {
      sheet.row(
        [
          { text: label, part: 0.36 },
          { text: value, part: 0.64 },
        ],
        PLAIN,
      );
    }
  }
  for (const table of content.tables) drawTable(sheet, table);
  section(sheet, content.notes.title);
  for (const line of content.notes.lines) sheet.text(line, SMALL);
  sign(sheet, content.signature);
  return sheet.finish(options.foot);
}

function head(sheet: Sheet, { title, laboratory, subject }: ReportContent, { colour, logo }: PdfOptions): void {
  sheet.space(-24);
  sheet.bar(6, colour);
  sheet.space(24);
  if (logo) sheet.picture(logo, 40);
  sheet.text(laboratory, 12);
  sheet.text(title, 20);
  sheet.text(subject, 14);
}

function section(sheet: Sheet, title: string): void {
  sheet.need(60);
  sheet.space(14);
  sheet.text(title, 12);
  sheet.space(2);
  sheet.rule();
  sheet.space(5);
}

function drawTable(sheet: Sheet, { title, headers, rows, none, after }: ReportTable): void {
  section(sheet, title);
  const cells = (texts: readonly string[]) => texts.map((text, n) => ({ text, part: PARTS[n] ?? 0 }));
  if (rows.length === 0) sheet.text(none, PLAIN);
  else sheet.row(cells(headers), SMALL, '#5a5a5a');
  for (const row of rows) {
    sheet.space(2);
    sheet.row(cells(row), SMALL);
  }
  if (after === undefined) return;
  sheet.space(4);
  sheet.text(after, PLAIN);
}

function sign(sheet: Sheet, { title, fields }: ReportContent['signature']): void {
  sheet.need(92);
  section(sheet, title);
  sheet.space(34);
  sheet.rule('#1a1a1a');
  sheet.space(4);
  sheet.row(
    fields.map((text) => ({ text, part: 1 / fields.length })),
    SMALL,
  );
}
