import type { Choices } from '../../../lib/domain/readings/logger/read-rows.ts';
import type { LoggerColumn } from '../../../lib/domain/readings/logger/columns.ts';
import type { Sketch } from '../../../lib/domain/readings/logger/recognise.ts';

type Measured = 'temperature' | 'humidity' | 'pressure';

/** The columns of a quantity: a logger with several probes has several. */
export function columnsFor(sketch: Sketch, quantity: Measured): readonly LoggerColumn[] {
  return sketch.columns.filter(({ role }) => role === quantity);
}

/** The first column of each quantity. */
export function columnsOf(sketch: Sketch): Pick<Choices, Measured> {
  const first = (quantity: Measured) => columnsFor(sketch, quantity)[0]?.index ?? null;
  return { temperature: first('temperature'), humidity: first('humidity'), pressure: first('pressure') };
}

/** Whether only a person knows in which unit the temperatures are. */
export function asksUnit(sketch: Sketch, choices: Pick<Choices, 'temperature'>): boolean {
  const column = sketch.columns.find(({ index }) => index === choices.temperature);
  return column !== undefined && column.unit === null;
}

/** Whether nothing is left to ask. A zone that was written and does not exist is asked for. */
export function isAnswered(sketch: Sketch, choices: Choices): boolean {
  return (
    choices.zone !== '' &&
    (choices.unit !== null || !asksUnit(sketch, choices)) &&
    (choices.order !== null || !sketch.asksOrder)
  );
}

/** Zones of clocks that know no summer time, as most loggers are: IANA names them with the sign turned over. */
export function fixedZones(): { readonly zone: string; readonly hours: number }[] {
  return Array.from({ length: 27 }, (_, at) => at - 12).map((hours) => ({
    hours,
    zone: hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`,
  }));
}
