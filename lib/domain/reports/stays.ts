import type { Stay } from '../sensors/stays.ts';
import type { TemperatureReport } from './temperature-report.ts';

/** Whether the sensor was on its way in the period: then a report says where it was when. */
export const hasTravelled = ({ stays }: Pick<TemperatureReport, 'stays'>): boolean =>
  stays.some(({ shipment }) => shipment !== null);

/** A stay in one line of real names, outermost first; `say` is how a shipment is called. */
export function placeOfStay(
  { site, path, shipment }: Pick<Stay, 'site' | 'path' | 'shipment'>,
  say: (reference: string, toSite: string) => string,
): string {
  if (shipment !== null) return say(shipment.reference, shipment.toSite);
  return [...(site === null ? [] : [site]), ...path.map(({ name }) => name)].join(' › ');
}
