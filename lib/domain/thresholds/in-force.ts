import type { ContainerType, TemperatureClass } from '../container-types/model.ts';
import type { Container } from '../containers/model.ts';
import type { LimitedQuantity, Threshold } from './model.ts';

/** The nearest temperature class of a place, own or by its type, from the innermost holder outwards; `path` stands outermost first. */
export function classOf(
  path: readonly Container[],
  typeById: ReadonlyMap<string, ContainerType>,
): TemperatureClass | null {
  const classes = path
    .toReversed()
    .map(({ temperatureClass, typeId }) => temperatureClass ?? typeById.get(typeId)?.temperatureClass ?? null);
  return classes.find((own) => own !== null) ?? null;
}

/** What judges a sensor now: its own threshold before that of its place's class; null when nothing does. */
export function thresholdInForce(
  thresholds: readonly Threshold[],
  subject: { readonly sensorId: string; readonly temperatureClass: TemperatureClass | null },
  quantity: LimitedQuantity = 'temperature',
): Threshold | null {
  const fitting = thresholds.filter((one) => one.quantity === quantity);
  const { sensorId, temperatureClass } = subject;
  const own = fitting.find((one) => one.sensorId === sensorId);
  if (own) return own;
  if (temperatureClass === null) return null;
  return fitting.find((one) => one.temperatureClass === temperatureClass) ?? null;
}
