import type { Held } from '../../lib/domain/world/held.ts';
import type { WorldReader } from '../../lib/domain/world/ports.ts';
import type { OpenStore } from '../sync/context.ts';

const docs = <Doc>(held: readonly Held<Doc>[]): Doc[] => held.map(({ doc }) => doc);

/** This device's rows, with the pending commands on top, as the rules of a scan session read them. */
export function worldOf({ queries, engine }: OpenStore): WorldReader {
  const live = async <Doc extends { archived: boolean }>(held: Promise<Held<Doc>[]>) =>
    docs(await held).filter(({ archived }) => !archived);
  return {
    get: async (kind, id) => (await queries.get(kind, id))?.doc,
    async byBarcode(barcode) {
      const found = await queries.byBarcode(barcode);
      return found && { kind: found.kind, id: found.doc.id };
    },
    containersIn: (containerId) => live(queries.containersIn(containerId)),
    samplesIn: async (containerId) => docs(await queries.samplesIn(containerId)),
    async openConflictsOf(subjectId) {
      const conflicts = docs(await queries.openConflictsOf(subjectId));
      return conflicts.filter((conflict) => conflict.subjectId === subjectId);
    },
    containersAt: (siteId) => live(queries.rootContainers(siteId)),
    containersOfType: (typeId) => live(engine.held.by('container', 'type', typeId)),
    all: async (kind) => docs(await queries.all(kind)),
  };
}
