import type { Advertisement, Decoded, ProbeDriver } from '../driver.ts';
import { assigned } from '../uuid.ts';

/*
 * SwitchBot Meter and Meter Plus, as service data; the maker's own page: OpenWonderLabs/SwitchBotAPI-BLE, devicetypes/meter.md.
 * Always in °C: the bit for Fahrenheit is about the display alone.
 */
const SERVICE = assigned(0xfd3d);
const FORMER_SERVICE = assigned(0x0d00);
const ADVERTISED_SERVICE = 'cba20d00-224d-11e6-9fb8-0002a5d5c51b';
/** 'T' is the Meter and 't' the same while it is being added; 'i' is the Meter Plus. */
const METERS = new Set(['T', 't', 'i'].map((letter) => letter.charCodeAt(0)));
const SEVEN_BITS = 0x7f;
const ABOVE_ZERO = 0x80;

/** The service data of a meter, under its present or its former service. */
function decode({ serviceData }: Advertisement): Decoded | null {
  const bytes = serviceData.get(SERVICE) ?? serviceData.get(FORMER_SERVICE);
  if (bytes === undefined) return null;
  if (bytes.byteLength < 1) return 'truncated';
  if (!METERS.has(bytes.getUint8(0) & SEVEN_BITS)) return 'unknown_format';
  if (bytes.byteLength < 6) return 'truncated';
  const tenths = bytes.getUint8(3) & 0x0f;
  const whole = bytes.getUint8(4);
  const humidity = bytes.getUint8(5) & SEVEN_BITS;
  // A meter that has measured nothing yet sends zeros; no decimal is above nine.
  if ((tenths === 0 && whole === 0 && humidity === 0) || tenths > 9) return 'faulty';
  const size = ((whole & SEVEN_BITS) * 10 + tenths) / 10;
  const battery = bytes.getUint8(2) & SEVEN_BITS;
  return {
    temperature: (whole & ABOVE_ZERO) === 0 ? -size : size,
    humidity,
    battery: battery > 100 ? null : battery,
  };
}

/** SwitchBot Meter, Meter Plus. */
export const driver: ProbeDriver = {
  id: 'switchbot-meter',
  name: 'SwitchBot Meter',
  filters: [{ service: ADVERTISED_SERVICE }, { namePrefix: 'WoSensorTH' }],
  broadcast: { manufacturers: [], services: [SERVICE, FORMER_SERVICE], decode },
};
