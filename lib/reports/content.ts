import type { ReportedLimits, TemperatureReport } from '../domain/reports/temperature-report.ts';
import { hasTravelled, placeOfStay } from '../domain/reports/stays.ts';
import type { Stay } from '../domain/sensors/stays.ts';
import type { Say, Words } from './say.ts';

/** Label and value. */
export type Line = readonly [label: string, value: string];

export interface ReportTable {
  readonly title: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Said instead of an empty table. */
  readonly none: string;
  /** Said below it, whatever it holds. */
  readonly after?: string;
}

/** A report in the reader's words, ready to be laid out on a screen or on paper. */
export interface ReportContent {
  readonly title: string;
  readonly laboratory: string;
  readonly subject: string;
  readonly facts: { readonly title: string; readonly lines: readonly Line[] };
  readonly figures: { readonly title: string; readonly lines: readonly Line[] };
  readonly tables: readonly ReportTable[];
  readonly notes: { readonly title: string; readonly lines: readonly string[] };
  readonly signature: { readonly title: string; readonly fields: readonly string[] };
}

/** The zone in which a report tells its times: that of the site, whoever reads it. */
export function zoneOf(report: TemperatureReport): string {
  return report.timeZone ?? 'UTC';
}

/** Puts a report into words. `t` speaks of the noun `reports`; nothing is worked out here. */
export function reportContent(report: TemperatureReport, laboratory: string, t: Words, say: Say): ReportContent {
  return {
    title: t('title'),
    laboratory,
    subject: report.sensor.name,
    facts: { title: t('facts.title'), lines: facts(report, laboratory, t, say) },
    figures: { title: t('figures.title'), lines: figures(report, t, say) },
    tables: [
      limits(report.limits, t, say),
      excursions(report, t, say),
      ...(hasTravelled(report) ? [stays(report.stays, t, say)] : []),
    ],
    notes: { title: t('notes.title'), lines: [t('notes.kinetic'), t('notes.between'), t('notes.unwatched')] },
    signature: {
      title: t('signature.title'),
      fields: [t('signature.name'), t('signature.role'), t('signature.date'), t('signature.sign')],
    },
  };
}

function facts(report: TemperatureReport, laboratory: string, t: Words, say: Say): Line[] {
  const { sensor, site, path, from, to, madeAt } = report;
  const last = report.stays.at(-1);
  const shipment = last?.to === null ? last.shipment : null;
  const place = placeOfStay({ site, path, shipment }, shipmentIn(t));
  return [
    [t('facts.laboratory'), laboratory],
    [t('facts.sensor'), sensor.name],
    ...(sensor.hardwareId === null ? [] : [[t('facts.hardware'), sensor.hardwareId] as const]),
    ...(place === '' ? [] : [[t('facts.place'), place] as const]),
    [t('facts.period'), t('period', { from: say.moment(from), to: say.moment(to) })],
    [t('facts.zone'), zoneOf(report)],
    [t('facts.madeAt'), say.moment(madeAt)],
  ];
}

/** How a shipment is called in a report. */
function shipmentIn(t: Words) {
  return (reference: string, toSite: string) => t('stays.shipment', { reference, toSite });
}

function stays(list: readonly Stay[], t: Words, say: Say): ReportTable {
  return {
    title: t('stays.title'),
    none: '',
    headers: [t('stays.from'), t('stays.to'), t('stays.place')],
    rows: list.map((stay) => [
      say.moment(stay.from),
      stay.to === null ? t('stays.lasting') : say.moment(stay.to),
      placeOfStay(stay, shipmentIn(t)),
    ]),
  };
}

function figures(report: TemperatureReport, t: Words, say: Say): Line[] {
  const value = (number: number | null) => (number === null ? '–' : say.temperature(number));
  const at = (number: number | null, moment: string | null) =>
    number === null || moment === null
      ? '–'
      : t('figures.at', { value: say.temperature(number), moment: say.moment(moment) });
  return [
    [t('figures.readings'), say.count(report.readings)],
    [t('figures.first'), report.firstAt === null ? '–' : say.moment(report.firstAt)],
    [t('figures.last'), report.lastAt === null ? '–' : say.moment(report.lastAt)],
    [t('figures.low'), at(report.low, report.lowAt)],
    [t('figures.high'), at(report.high, report.highAt)],
    [t('figures.mean'), value(report.mean)],
    [t('figures.kinetic'), value(report.kinetic)],
    [t('figures.above'), say.duration(report.above)],
    [t('figures.below'), say.duration(report.below)],
    [t('figures.within'), say.duration(report.within)],
    [t('figures.unwatched'), say.duration(report.unwatched)],
    ...(report.suspected === 0 ? [] : [[t('figures.suspected'), say.count(report.suspected)] as const]),
    ...(report.typed === 0
      ? []
      : [
          [
            t('figures.typed'),
            t('figures.typedOf', { count: report.typed, photographed: report.photographed }),
          ] as const,
        ]),
  ];
}

function limits(list: readonly ReportedLimits[], t: Words, say: Say): ReportTable {
  const value = (number: number | null) => (number === null ? '–' : say.temperature(number));
  return {
    title: t('limits.title'),
    none: t('limits.none'),
    headers: [
      ...[t('limits.from'), t('limits.to'), t('limits.low'), t('limits.high'), t('limits.delay'), t('limits.source')],
    ],
    rows: list.map(({ from, to, low, high, delaySeconds, isOfClass }) => [
      ...[say.moment(from), say.moment(to), value(low), value(high), say.duration(delaySeconds)],
      isOfClass ? t('limits.sources.class') : t('limits.sources.sensor'),
    ]),
  };
}

function excursions({ excursions: list, laterSince }: TemperatureReport, t: Words, say: Say): ReportTable {
  return {
    title: t('excursions.title'),
    none: t('excursions.none'),
    // A period that ended before the alarm must not read as if all were well.
    ...(laterSince !== null && { after: t('excursions.later', { moment: say.moment(laterSince) }) }),
    headers: [
      ...[t('excursions.from'), t('excursions.to'), t('excursions.limit'), t('excursions.peak')],
      ...[t('excursions.acknowledged'), t('excursions.note')],
    ],
    rows: list.map(({ startedAt, endedAt, limit, peak, acknowledgedAt, acknowledgedBy, note, withdrawn }) => [
      say.moment(startedAt),
      endedAt === null ? t('excursions.lasting') : say.moment(endedAt),
      say.temperature(limit),
      say.temperature(peak),
      acknowledgedAt === null ? t('excursions.nobody') : `${acknowledgedBy ?? '–'}, ${say.moment(acknowledgedAt)}`,
      [note, ...(withdrawn ? [t('excursions.withdrawn')] : [])].filter((text) => text !== '').join(' '),
    ]),
  };
}
