'use client';

import { ShipmentSensors } from '../../../../components/sensors/shipment-sensors.tsx';
import { ShipmentsScreen } from '../../../../components/shipments/shipments-screen.tsx';
import { ReadCodes } from '../read-codes.tsx';

/** Gives shipments the camera of the Scan screen, and each what its loggers say. */
export function ShipmentsWithCamera() {
  return (
    <ShipmentsScreen
      camera={(stream, heard) => <ReadCodes stream={stream} heard={heard ?? null} />}
      sensors={(shipmentId) => <ShipmentSensors shipmentId={shipmentId} />}
    />
  );
}
