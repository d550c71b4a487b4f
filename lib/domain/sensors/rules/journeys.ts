import type { World } from '../../world/ports.ts';

/** Whoever receives a shipment, or gives it up, ends the journeys of its sensors: they are nowhere until somebody puts them somewhere. */
export async function endJourneys(world: World, shipmentId: string): Promise<void> {
  for (const sensor of await world.all('sensor')) {
    if (sensor.shipmentId === shipmentId) world.put('sensor', { ...sensor, shipmentId: null });
  }
}
