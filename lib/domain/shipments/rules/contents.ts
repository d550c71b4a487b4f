import type { Packed } from '../model.ts';

/** The containers that are in a shipment now, in the order they were packed. */
export function contentsOf(containers: readonly Packed[]): string[] {
  return containers.flatMap(({ containerId, unpackedAt }) => (unpackedAt === null ? [containerId] : []));
}

/** Whether a container is in there now. */
export function isIn(containers: readonly Packed[], containerId: string): boolean {
  return containers.some((packed) => packed.containerId === containerId && packed.unpackedAt === null);
}
