import { join, resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import { createFormatter, createTranslator } from 'use-intl/core';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type TemperatureReport, temperatureReportSchema } from '../../domain/reports/temperature-report.ts';
import { type Locale, directionOf, locales } from '../../i18n/locales.ts';
import { reportContent, zoneOf } from '../content.ts';
import { type Words, sayOf } from '../say.ts';
import { readFaces } from './faces.ts';
import { temperatureReportPdf } from './temperature-report.ts';
import { visualRuns } from './visual-runs.ts';

const root = resolve(import.meta.dirname, '../../..');
const faces = readFaces(join(root, 'node_modules/@fontsource'));
type Texts = { [key: string]: string | Texts };
const messagesSchema: z.ZodType<Texts> = z.record(z.string(), z.union([z.string(), z.lazy(() => messagesSchema)]));
const messages = (locale: string, noun: string) =>
  messagesSchema.parse(JSON.parse(readFileSync(join(root, 'locales', locale, `${noun}.json`), 'utf8')));

const excursion = {
  ...{ startedAt: '2026-10-03T02:00:00Z', alarmedAt: '2026-10-03T02:10:00Z', endedAt: '2026-10-03T05:30:00Z' },
  ...{ direction: 'high', limit: -65, peak: -41.37, withdrawn: false, severity: 'critical' },
  ...{ alertId: '00000000-0000-4000-8000-000000000001', acknowledgedAt: '2026-10-03T02:20:00Z' },
  ...{ acknowledgedBy: 'Ida Köhler', note: '门没关好 (door ajar); الباب مفتوح' },
};
const report: TemperatureReport = temperatureReportSchema.parse({
  ...{ madeAt: '2026-11-01T08:00:00Z', from: '2026-09-30T22:00:00Z', to: '2026-10-31T23:00:00Z' },
  sensor: { id: '00000000-0000-4000-8000-000000000002', name: 'Probe 7', source: 'gateway', hardwareId: 'C0:FF:EE' },
  ...{
    timeZone: 'Europe/Berlin',
    site: 'North',
    path: [{ id: '00000000-0000-4000-8000-000000000003', name: '冰箱 2' }],
  },
  ...{ temperatureClass: 'minus_80', readings: 8928, firstAt: '2026-09-30T22:00:00Z', lastAt: '2026-10-31T22:55:00Z' },
  ...{ typed: 3, photographed: 2 },
  ...{ suspected: 0, low: -83.21, lowAt: '2026-10-07T04:00:00Z', high: -41.37, highAt: '2026-10-03T04:00:00Z' },
  ...{ mean: -79.864, kinetic: -74.128, above: 12_600, below: 0, within: 2_660_000, unwatched: 7200, longestGap: 7200 },
  limits: [
    {
      ...{ from: '2026-09-30T22:00:00Z', to: '2026-10-31T23:00:00Z', low: null, high: -65, hysteresis: 2 },
      ...{ delaySeconds: 600, severity: 'critical', isOfClass: true },
    },
  ],
  excursions: [excursion],
  stays: [
    {
      ...{ from: '2026-09-30T22:00:00Z', to: '2026-10-20T08:00:00Z', site: 'North', shipment: null },
      path: [{ id: '00000000-0000-4000-8000-000000000003', name: '冰箱 2' }],
    },
    {
      ...{ from: '2026-10-20T08:00:00Z', to: '2026-10-22T15:00:00Z', site: null, path: [] },
      shipment: {
        ...{ id: '00000000-0000-4000-8000-000000000004', reference: 'S-2026-41', state: 'received' },
        ...{ fromSite: 'North', toSite: 'Lissabon' },
      },
    },
  ],
});

/** The words of a noun, as a page gets them. */
function wordsOf(locale: Locale, noun: string): Words {
  return createTranslator<Texts>({ locale, messages: messages(locale, noun) });
}

function contentIn(locale: Locale, of: TemperatureReport) {
  const t = wordsOf(locale, 'reports');
  const say = sayOf(wordsOf(locale, 'readings'), createFormatter({ locale }), zoneOf(of), directionOf(locale));
  return { content: reportContent(of, 'Northwind Labor', t, say), t, say };
}

async function pdfIn(locale: Locale, of = report): Promise<Uint8Array> {
  const { content, t } = contentIn(locale, of);
  return temperatureReportPdf(content, {
    ...{ language: locale, direction: directionOf(locale), faces: await faces, colour: '#0b5266' },
    foot: (at, count) => t('page', { at, count }),
  });
}

interface ReadBack {
  readonly pages: number;
  readonly text: string;
  readonly author: unknown;
}

async function readBack(file: Uint8Array): Promise<ReadBack> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const pdf = await getDocument({ data: file.slice(), verbosity: 0 }).promise;
  const pages = Array.from({ length: pdf.numPages }, (_, n) => n + 1);
  const texts = await Promise.all(
    pages.map(async (page) => {
      const { items } = await (await pdf.getPage(page)).getTextContent();
      return items.map((item) => ('str' in item ? item.str : '')).join('');
    }),
  );
  const { info } = await pdf.getMetadata();
  return { pages: pdf.numPages, text: texts.join('\n'), author: 'Author' in info ? info.Author : undefined };
}

/** Spaces and marks of direction are the layout's, not the text's. */
const bare = (text: string) => text.replace(/[\s\u2066-\u2069\u200e\u200f]/gu, '');

describe('the PDF of a temperature report', () => {
  test.each(locales.filter((locale) => locale !== 'ar'))(
    'holds every figure and word of the report in %s',
    async (locale) => {
      const { text, author } = await readBack(await pdfIn(locale));
      const { content } = contentIn(locale, report);
      const said = [
        ...[content.title, content.laboratory, content.signature.title, ...content.signature.fields],
        ...[...content.facts.lines, ...content.figures.lines].flat(),
        ...content.tables.flatMap(({ title, headers, rows }) => [title, ...headers, ...rows.flat()]),
        ...content.notes.lines,
      ].filter((each) => !/\p{Script=Arabic}/u.test(each));
      for (const each of said) expect(bare(text)).toContain(bare(each));
      expect(author).toBe('Northwind Labor');
      expect(text).toContain('门没关好');
    },
  );

  test('is written from right to left in Arabic, with its words joined and its numbers readable', async () => {
    const { text } = await readBack(await pdfIn('ar'));
    const { content, say } = contentIn('ar', report);
    // Of letters that share one glyph the order is lost to whoever reads the file back, not to the eye.
    const words = [content.title, ...content.figures.lines.map(([label]) => label)].flatMap((label) =>
      label.split(' '),
    );
    const plain = words.filter((word) => !/ل[اأإآ]|[نبتثيفق][ىينم]|[\u064b-\u0652]/u.test(word));
    expect(plain.length).toBeGreaterThan(8);
    for (const word of plain) expect(bare(text)).toContain(word);
    for (const value of [report.low, report.high, report.mean, report.kinetic]) {
      const figures = bare(say.temperature(value ?? 0)).replace('°م', '');
      // As drawn from left to right: who reads from the right meets the number, its minus at the left of the digits, and then the unit.
      expect(bare(text)).toContain(`م°${figures}`);
    }
  });

  test('names an excursion that began after the period and goes on, whether the period had some or none', async () => {
    for (const excursions of [[], [excursion]]) {
      const later = temperatureReportSchema.parse({ ...report, excursions, laterSince: '2026-11-01T07:00:00Z' });
      const { text } = await readBack(await pdfIn('en', later));
      expect(bare(text)).toContain(bare('An excursion that began after this period, on Nov 1, 2026'));
    }
    expect(contentIn('en', report).content.tables.map(({ after }) => after)).toEqual([undefined, undefined, undefined]);
  });

  test('goes on over as many pages as a bad month needs', async () => {
    const many = Array.from({ length: 200 }, (_, n) => ({ ...excursion, note: `Note ${n}` }));
    const { pages, text } = await readBack(
      await pdfIn('en', temperatureReportSchema.parse({ ...report, excursions: many })),
    );
    expect(pages).toBeGreaterThan(4);
    expect(text).toContain('Note 199');
    expect(text).toContain(`Page ${pages} of ${pages}`);
  });
});

describe('a line in the order of the eye', () => {
  test('puts Arabic from right to left with its figures from left to right, and shows what no font holds', async () => {
    const runs = visualRuns('الحد ‎-80 °C (A1)', 'rtl', await faces);
    const line = runs.map(({ text }) => text).join('|');
    expect(line.indexOf('C')).toBeLessThan(line.indexOf('الحد'));
    expect(line).toContain('(');
    expect(
      visualRuns('a\u{1F9CA}b', 'ltr', await faces)
        .map(({ text }) => text)
        .join(''),
    ).toBe('a?b');
  });
});
