import { archiveContainerArgs } from '../../lib/domain/containers/commands/archive-container.ts';
import { blockPositionArgs } from '../../lib/domain/containers/commands/block-position.ts';
import { createContainerArgs } from '../../lib/domain/containers/commands/create-container.ts';
import { createContainersArgs } from '../../lib/domain/containers/commands/create-containers.ts';
import { editContainerArgs } from '../../lib/domain/containers/commands/edit-container.ts';
import { moveContainerArgs } from '../../lib/domain/containers/commands/move-container.ts';
import { restoreContainerArgs } from '../../lib/domain/containers/commands/restore-container.ts';
import { unblockPositionArgs } from '../../lib/domain/containers/commands/unblock-position.ts';
import { resolveConflictArgs } from '../../lib/domain/conflicts/commands/resolve-conflict.ts';
import { type Names, nameWithCode, placeName } from './names.ts';
import { worded } from './wording.ts';

interface Standing {
  readonly siteId: string;
  readonly parentId: string | null;
  readonly position: string | null;
}

/** What stands in no other container stands in its site. */
async function standsIn(names: Names, { siteId, parentId, position }: Standing): Promise<string | undefined> {
  if (parentId !== null) return placeName(names, { containerId: parentId, position });
  return (await names.get('site', siteId))?.doc.name;
}

/** How the commands about places are said. */
export const containerWordings = {
  'create_container.v1': worded(createContainerArgs, async (args, names) => ({
    container: args.name,
    place: await standsIn(names, args),
  })),
  'create_containers.v1': worded(createContainersArgs, ({ containers }) => ({ count: containers.length })),
  'move_container.v1': worded(moveContainerArgs, async (args, names) => ({
    container: await nameWithCode(names, args.containerId),
    place: await standsIn(names, args),
  })),
  'edit_container.v1': worded(editContainerArgs, async ({ containerId }, names) => ({
    container: await nameWithCode(names, containerId),
  })),
  'archive_container.v1': worded(archiveContainerArgs, async ({ containerId }, names) => ({
    container: await nameWithCode(names, containerId),
  })),
  'restore_container.v1': worded(restoreContainerArgs, async ({ containerId }, names) => ({
    container: await nameWithCode(names, containerId),
  })),
  'block_position.v1': worded(blockPositionArgs, async (place, names) => ({ place: await placeName(names, place) })),
  'unblock_position.v1': worded(unblockPositionArgs, async (place, names) => ({
    place: await placeName(names, place),
  })),
  'resolve_conflict.v1': worded(resolveConflictArgs, async ({ conflictId }, names) => {
    const conflict = (await names.get('conflict', conflictId))?.doc;
    return { thing: conflict && (await nameWithCode(names, conflict.subjectId)) };
  }),
};
