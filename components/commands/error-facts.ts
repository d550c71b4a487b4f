import { type Names, containerName, nameWithCode, placeName, positionLabel, thingName } from './names.ts';
import type { Fillings } from './use-isolated.ts';

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * Turns the facts of a refusal (ids, positions) into the names that its message in `errors.json` speaks of. What is not
 * told, or not known on this device, is left out.
 */
export async function errorFacts(facts: Readonly<Record<string, unknown>>, names: Names): Promise<Fillings> {
  const containerId = text(facts['containerId']);
  const position = text(facts['position']);
  const occupantId = text(facts['occupantId']);
  const name = async (id: unknown) => {
    const known = text(id);
    return known === undefined ? undefined : thingName(names, known);
  };
  return {
    container: containerId && (await containerName(names, containerId)),
    position: containerId && position ? await positionLabel(names, containerId, position) : position,
    place: containerId && position ? await placeName(names, { containerId, position }) : position,
    occupant: occupantId && (await nameWithCode(names, occupantId)),
    sample: await name(facts['sampleId']),
    holder: await name(facts['bearerId']),
    barcode: text(facts['barcode']),
    reason: text(facts['reason']),
    hazard: text(facts['hazard']),
    count: typeof facts['bad'] === 'number' ? facts['bad'] : 0,
  };
}
