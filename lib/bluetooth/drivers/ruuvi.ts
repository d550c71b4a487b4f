import type { Advertisement, Decoded, ProbeDriver } from '../driver.ts';

/*
 * Data format 5 (RAWv2), docs.ruuvi.com. Big-endian. Connected, a tag sends the same without the MAC at the end, as
 * notifications of the Nordic UART Service ("heartbeat"). It tells the voltage of its battery, which is no percentage: what
 * a voltage is worth depends on the cold around it, so none is claimed.
 */
const COMPANY = 0x0499;
const UART = '6e400001-b5a3-f393-e0a9-e50e24dcca9e';
const UART_FROM_TAG = '6e400003-b5a3-f393-e0a9-e50e24dcca9e';
const FORMAT = 5;
const WITHOUT_MAC = 18;
const NOT_AVAILABLE = 0xffff;

function dataFormat5(bytes: DataView): Decoded {
  if (bytes.byteLength < 1) return 'truncated';
  if (bytes.getUint8(0) !== FORMAT) return 'unknown_format';
  if (bytes.byteLength < WITHOUT_MAC) return 'truncated';
  const temperature = bytes.getInt16(1);
  const humidity = bytes.getUint16(3);
  const pressure = bytes.getUint16(5);
  return {
    temperature: temperature === -0x8000 ? null : temperature / 200,
    humidity: humidity === NOT_AVAILABLE ? null : humidity / 400,
    pressure: pressure === NOT_AVAILABLE ? null : (pressure + 50_000) / 100,
  };
}

/** The format as an advertisement carries it. */
function advertised({ manufacturerData }: Advertisement): Decoded | null {
  const bytes = manufacturerData.get(COMPANY);
  return bytes === undefined ? null : dataFormat5(bytes);
}

/** RuuviTag and RuuviTag Pro. */
export const driver: ProbeDriver = {
  id: 'ruuvi',
  name: 'Ruuvi',
  filters: [{ manufacturer: COMPANY }, { namePrefix: 'Ruuvi ' }],
  gatt: [{ service: UART, characteristic: UART_FROM_TAG, decode: dataFormat5 }],
  broadcast: { manufacturers: [COMPANY], services: [], decode: advertised },
};
