import type { Decoded, ProbeDriver } from '../driver.ts';
import { assigned } from '../uuid.ts';

/** Battery Level (0x2A19): uint8 in %; above 100 is reserved. Battery Service 1.1, Bluetooth SIG. */
function battery(bytes: DataView): Decoded {
  if (bytes.byteLength < 1) return 'truncated';
  const raw = bytes.getUint8(0);
  return { battery: raw > 100 ? null : raw };
}

/** The charge that most probes tell beside what they measure. */
export const driver: ProbeDriver = {
  id: 'battery-service',
  name: 'Battery Service',
  filters: [],
  gatt: [{ service: assigned(0x180f), characteristic: assigned(0x2a19), decode: battery }],
  isSupplement: true,
};
