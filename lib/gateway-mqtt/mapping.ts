import { z } from 'zod';
import { unitOf } from '../domain/readings/units.ts';
import { quantities, type Quantity } from '../domain/thresholds/model.ts';
import { isTopicFilter } from './topics.ts';

/**
 * Where something stands in a payload: keys with slashes between them. `temperature` is looked for in the part that `each` names, `/TempUnit` in the
 * whole payload, `.` is the part itself.
 */
const place = z.string().min(1).max(200);

/** A value of one quantity: where it stands, and its unit by name or by where that stands. */
function valueSchema(quantity: Quantity) {
  const unit = z.string().refine((name) => unitOf(quantity, name) !== null, `no unit of ${quantity} is called so`);
  return z.union([
    place.transform((at) => ({ at, unit: undefined })),
    z.strictObject({ at: place, unit: z.union([unit, z.strictObject({ at: place })]).optional() }),
  ]);
}

const zone = z.string().refine((name) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}, 'no such time zone');

const rules = z.strictObject({
  /** Which sensor: `{topic.1}` is a level of the topic from 0, `{key}` the key that `each` found, `{payload.dev/id}` what stands at a place of the part. */
  code: z.string().min(1).max(200),
  /** The parts of the payload that are a measurement each; `*` stands for every key. Without it the payload is one. */
  each: place.optional(),
  values: z
    .strictObject({
      temperature: valueSchema('temperature').optional(),
      humidity: valueSchema('humidity').optional(),
      pressure: valueSchema('pressure').optional(),
      battery: valueSchema('battery').optional(),
    })
    .refine((values) => quantities.some((quantity) => values[quantity] !== undefined), 'names no value'),
  /**
   * When it was measured: a time of ISO 8601, or seconds or milliseconds since 1970. One without an offset needs the zone of the device's clock.
   * Where the payload says no time, it is the moment of arrival.
   */
  time: z.strictObject({ at: place, zone: zone.optional() }).optional(),
});
export type Rules = z.infer<typeof rules>;

/** What the usual firmware publishes, as its documentation says. */
export const presets = {
  // https://www.zigbee2mqtt.io/guide/usage/mqtt_topics_and_messages.html: one flat object per device, `last_seen` when switched on.
  zigbee2mqtt: {
    code: '{topic.1}',
    values: { temperature: 'temperature', humidity: 'humidity', pressure: 'pressure', battery: 'battery' },
    time: { at: 'last_seen' },
  },
  // https://tasmota.github.io/docs/MQTT/: tele/<device>/SENSOR with one object per probe, the units beside them. `Time` is local without a zone, so
  // that it counts only where the mapping says the zone.
  tasmota: {
    code: '{topic.1}/{key}',
    each: '*',
    values: {
      temperature: { at: 'Temperature', unit: { at: '/TempUnit' } },
      humidity: 'Humidity',
      pressure: { at: 'Pressure', unit: { at: '/PressureUnit' } },
    },
  },
  // https://esphome.io/components/mqtt.html: <device>/sensor/<name>/state with the bare number.
  esphome: { code: '{topic.0}', values: { temperature: '.' } },
} as const satisfies Record<string, z.input<typeof rules>>;

const presetNames = ['zigbee2mqtt', 'tasmota', 'esphome'] as const satisfies readonly (keyof typeof presets)[];

/** Which topics mean which sensors: a preset, rules of one's own, or a preset with some rules replaced. */
export const mappingSchema = z
  .strictObject({
    topic: z.string().refine(isTopicFilter, 'no topic filter'),
    preset: z.enum(presetNames).optional(),
    ...rules.partial().shape,
  })
  .transform(({ topic, preset, code, each, values, time }, context) => {
    const base = preset === undefined ? undefined : rules.parse(presets[preset]);
    const whole = {
      ...{ code: code ?? base?.code, values: values ?? base?.values },
      ...{ each: each ?? base?.each, time: time ?? base?.time },
    };
    if (whole.code === undefined || whole.values === undefined) {
      context.addIssue({ code: 'custom', message: 'say a preset, or "code" and "values"' });
      return z.NEVER;
    }
    return { ...whole, topic, code: whole.code, values: whole.values };
  });
export type Mapping = z.infer<typeof mappingSchema>;
