'use client';

import type { ContainerKind } from '../../lib/domain/container-types/model.ts';
import type { Container } from '../../lib/domain/containers/model.ts';
import type { Packed, Shipment } from '../../lib/domain/shipments/model.ts';
import { useQuery } from '../sync/index.ts';

/** A container of a shipment with its last stay in it; null where this device does not hold it, as the sending site may not be on it. */
export interface Box {
  readonly packed: Packed;
  readonly container: Container | null;
  readonly kind: ContainerKind;
  readonly provisional: boolean;
}

/** Every container that ever was in a shipment, each once, in the order they were packed. Undefined while they are read. */
export function useBoxes({ id, containers }: Shipment): Box[] | undefined {
  const last = [...new Map(containers.map((packed) => [packed.containerId, packed])).values()];
  return useQuery(
    async (held) =>
      Promise.all(
        last.map(async (packed): Promise<Box> => {
          const found = await held.get('container', packed.containerId);
          const type = found && (await held.get('container_type', found.doc.typeId))?.doc;
          return {
            packed,
            container: found?.doc ?? null,
            kind: type?.kind ?? 'box',
            provisional: found?.provisional ?? false,
          };
        }),
      ),
    [id, JSON.stringify(last)],
  );
}
