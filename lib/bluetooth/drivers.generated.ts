// Written by lib/bluetooth/generate-drivers.ts from the files in lib/bluetooth/drivers. Do not edit.
import type { ProbeDriver } from './driver.ts';
import { driver as atc } from './drivers/atc.ts';
import { driver as batteryService } from './drivers/battery-service.ts';
import { driver as bthome } from './drivers/bthome.ts';
import { driver as environmentalSensing } from './drivers/environmental-sensing.ts';
import { driver as govee } from './drivers/govee.ts';
import { driver as healthThermometer } from './drivers/health-thermometer.ts';
import { driver as qingping } from './drivers/qingping.ts';
import { driver as ruuvi } from './drivers/ruuvi.ts';
import { driver as smartGadget } from './drivers/smart-gadget.ts';
import { driver as switchbotMeter } from './drivers/switchbot-meter.ts';
import { driver as thingy52 } from './drivers/thingy-52.ts';

/** Every driver there is. */
export const drivers: readonly ProbeDriver[] = [
  atc,
  batteryService,
  bthome,
  environmentalSensing,
  govee,
  healthThermometer,
  qingping,
  ruuvi,
  smartGadget,
  switchbotMeter,
  thingy52,
];
