import type { Shipment } from '../model.ts';

/** Whether a shipment should have been received by now (milliseconds since 1970). One that nobody expects at a time is never late. */
export function isLate({ state, expectedAt }: Pick<Shipment, 'state' | 'expectedAt'>, now: number): boolean {
  return (state === 'packing' || state === 'in_transit') && expectedAt !== null && Date.parse(expectedAt) < now;
}
