import type { ArgsOf, CommandDraft } from '../../commands/catalogue.ts';
import type { WorldReader } from '../../world/ports.ts';

/** Those whose place was known go back to it, and have left the shipment by that; the others are only taken out. */
export async function undoPack(
  { shipmentId, containers }: ArgsOf['pack_containers.v1'],
  before: Pick<WorldReader, 'get'>,
): Promise<CommandDraft[]> {
  const back: CommandDraft[] = [];
  const out: { containerId: string }[] = [];
  for (const { containerId } of containers) {
    const container = await before.get('container', containerId);
    if (!container?.locationVerified) {
      out.push({ containerId });
      continue;
    }
    const { siteId, parentId, position } = container;
    back.push({ name: 'move_container.v1', args: { containerId, siteId, parentId, position } });
  }
  return out.length > 0 ? [...back, { name: 'unpack_containers.v1', args: { shipmentId, containers: out } }] : back;
}
