import type { Container } from '../../lib/domain/containers/model.ts';
import type { Sample } from '../../lib/domain/samples/model.ts';
import type { Held } from '../../lib/domain/world/held.ts';

/** What stands in a place: a container or a sample, with what a grid and a list show of it. */
export interface Occupant {
  readonly kind: 'container' | 'sample';
  readonly id: string;
  readonly name: string;
  readonly barcode: string | null;
  readonly position: string | null;
  readonly typeId: string;
  readonly verified: boolean;
  /** A sample that must not be used. */
  readonly quarantined: boolean;
  /** Somebody has it; its slot is kept. */
  readonly checkedOut: boolean;
  readonly provisional: boolean;
}

/** A container as an occupant of its parent. */
export function containerOccupant({ doc, provisional }: Held<Container>): Occupant {
  const { id, name, barcode, position, typeId, locationVerified } = doc;
  return {
    kind: 'container',
    id,
    name,
    barcode,
    position,
    typeId,
    verified: locationVerified,
    quarantined: false,
    checkedOut: false,
    provisional,
  };
}

/** A sample as an occupant of its box. */
export function sampleOccupant({ doc, provisional }: Held<Sample>): Occupant {
  const { id, name, barcode, position, sampleTypeId, location, quarantinedAt, state } = doc;
  const shown = name === '' ? barcode : name;
  const [verified, quarantined] = [location !== 'unverified', quarantinedAt !== null];
  return {
    ...{ kind: 'sample', id, name: shown, barcode, position, typeId: sampleTypeId },
    ...{ verified, quarantined, provisional, checkedOut: state === 'checked_out' },
  };
}
