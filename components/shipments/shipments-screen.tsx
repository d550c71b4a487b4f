'use client';

import type { ReactNode } from 'react';
import { usePageQuery } from '../../lib/i18n/navigation.ts';
import type { CameraOf } from '../commands/camera-of.ts';
import { ShipmentList } from './shipment-list.tsx';
import { ShipmentPage } from './shipment-page.tsx';

interface ShipmentsScreenProps {
  camera: CameraOf;
  /** What the loggers of a shipment say: given by the page, since they are sensors. */
  sensors: (shipmentId: string) => ReactNode;
}

/** All shipments, or the one that the address names. */
export function ShipmentsScreen({ camera, sensors }: ShipmentsScreenProps) {
  const query = usePageQuery();
  // What other pages call `id` is meant here as well: an address with one never leads to the list without a word.
  const id = query.get('shipment') ?? query.get('id');
  return id === null ? <ShipmentList /> : <ShipmentPage key={id} id={id} camera={camera} sensors={sensors} />;
}
