import { checkOutSamplesArgs } from '../../lib/domain/checkouts/commands/check-out-samples.ts';
import { returnSamplesArgs } from '../../lib/domain/checkouts/commands/return-samples.ts';
import { importRowsArgs } from '../../lib/domain/imports/commands/import-rows.ts';
import { discardSamplesArgs } from '../../lib/domain/samples/commands/discard-samples.ts';
import { deleteSampleArgs } from '../../lib/domain/samples/commands/delete-sample.ts';
import { editSampleArgs } from '../../lib/domain/samples/commands/edit-sample.ts';
import { moveManyArgs } from '../../lib/domain/samples/commands/move-many.ts';
import { moveSampleArgs } from '../../lib/domain/samples/commands/move-sample.ts';
import { placeSampleArgs } from '../../lib/domain/samples/commands/place-sample.ts';
import { quarantineSamplesArgs } from '../../lib/domain/samples/commands/quarantine-samples.ts';
import { registerSampleArgs } from '../../lib/domain/samples/commands/register-sample.ts';
import { releaseSamplesArgs } from '../../lib/domain/samples/commands/release-samples.ts';
import { removeSampleArgs } from '../../lib/domain/samples/commands/remove-sample.ts';
import { undeleteSampleArgs } from '../../lib/domain/samples/commands/undelete-sample.ts';
import { type Names, containerName, nameWithCode, placeName, withCode } from './names.ts';
import { worded } from './wording.ts';

const imported = worded(importRowsArgs, ({ fromRow, toRow }) => ({ from: fromRow, to: toRow }));

/** One sample by its name and code, several by their number. */
async function counted({ samples }: { samples: readonly { sampleId: string }[] }, names: Names) {
  const [only] = samples;
  return {
    count: samples.length,
    sample: only && samples.length === 1 ? await nameWithCode(names, only.sampleId) : undefined,
  };
}

/** How the commands about samples are said. */
export const sampleWordings = {
  'register_sample.v1': worded(registerSampleArgs, async ({ place, ...tube }, names) => ({
    sample: withCode(tube),
    place: place === null ? undefined : await placeName(names, place),
  })),
  'edit_sample.v1': worded(editSampleArgs, async ({ sampleId }, names) => ({
    sample: await nameWithCode(names, sampleId),
  })),
  'place_sample.v1': worded(placeSampleArgs, async ({ sampleId, place }, names) => ({
    sample: await nameWithCode(names, sampleId),
    place: await placeName(names, place),
  })),
  'move_sample.v1': worded(moveSampleArgs, async ({ sampleId, to }, names) => ({
    sample: await nameWithCode(names, sampleId),
    place: await placeName(names, to),
  })),
  'move_many.v1': worded(moveManyArgs, async ({ moves }, names) => {
    const holders = [...new Set(moves.map(({ to }) => to.containerId))];
    const [only] = holders;
    const one = holders.length === 1 && only !== undefined;
    return { count: moves.length, place: one ? await containerName(names, only) : undefined };
  }),
  'remove_sample.v1': worded(removeSampleArgs, async ({ sampleId }, names) => ({
    sample: await nameWithCode(names, sampleId),
  })),
  'delete_sample.v1': worded(deleteSampleArgs, async ({ sampleId }, names) => ({
    sample: await nameWithCode(names, sampleId),
  })),
  'undelete_sample.v1': worded(undeleteSampleArgs, async ({ sampleId }, names) => ({
    sample: await nameWithCode(names, sampleId),
  })),
  'quarantine_samples.v1': worded(quarantineSamplesArgs, counted),
  'release_samples.v1': worded(releaseSamplesArgs, counted),
  'discard_samples.v1': worded(discardSamplesArgs, counted),
  'check_out_samples.v1': worded(checkOutSamplesArgs, counted),
  'return_samples.v1': worded(returnSamplesArgs, counted),
  'import_samples.v1': imported,
  'import_containers.v1': imported,
  'import_moves.v1': imported,
};
