import { outAgain, undoCheckOut, undoReturn } from '../checkouts/rules/take-back.ts';
import { undoPack } from '../shipments/rules/take-back.ts';
import type { Place, Sample } from '../samples/model.ts';
import type { PredictionContext, WorldReader } from '../world/ports.ts';
import type { ArgsOf, CommandDraft, DraftOf } from './catalogue.ts';
import { type CommandName, commandPermissions } from './permissions.ts';

/** Written as the reason where a command asks for one. */
export const UNDO_REASON = 'undo';

/** Beyond so many new containers an undo would be a flood; they are archived by hand. */
const MOST_ARCHIVED = 100;

type Before = Pick<WorldReader, 'get'>;
type Undo<Args> = (args: Args, before: Before, userId: string) => Promise<CommandDraft[]>;

const none = (): Promise<CommandDraft[]> => Promise.resolve([]);
const just = (draft: CommandDraft): Promise<CommandDraft[]> => Promise.resolve([draft]);

/** The compensating commands of each command; an empty list where there is none. */
const table: { readonly [Name in CommandName]: Undo<ArgsOf[Name]> } = {
  'register_sample.v1': ({ sampleId }) => just({ name: 'delete_sample.v1', args: { sampleId, reason: UNDO_REASON } }),
  'edit_sample.v1': async ({ sampleId, changes }, before) => {
    const sample = await before.get('sample', sampleId);
    return sample ? [{ name: 'edit_sample.v1', args: { sampleId, changes: former(sample, changes) } }] : [];
  },
  'place_sample.v1': ({ sampleId, place }, before, userId) =>
    backToHand([sampleId], before, userId, () => backToPlace(sampleId, place, before)),
  'move_sample.v1': ({ sampleId, to }, before, userId) =>
    backToHand([sampleId], before, userId, () => backToPlace(sampleId, to, before)),
  'move_many.v1': (args, before, userId) =>
    backToHand(
      args.moves.map(({ sampleId }) => sampleId),
      before,
      userId,
      () => undoMoveMany(args, before),
    ),
  'remove_sample.v1': ({ sampleId }, before) => backToPlace(sampleId, null, before),
  'delete_sample.v1': ({ sampleId }, before, userId) =>
    backToHand([sampleId], before, userId, async () => [
      { name: 'undelete_sample.v1', args: { sampleId } },
      ...(await backToPlace(sampleId, null, before)),
    ]),
  'undelete_sample.v1': ({ sampleId }) => just({ name: 'delete_sample.v1', args: { sampleId, reason: UNDO_REASON } }),
  'quarantine_samples.v1': ({ samples, because }) =>
    just({ name: 'release_samples.v1', args: { samples, because: { ...because, reason: UNDO_REASON } } }),
  'release_samples.v1': backToQuarantine,
  // What lies in the waste does not come back.
  'discard_samples.v1': none,
  'check_out_samples.v1': (args) => Promise.resolve(undoCheckOut(args)),
  'return_samples.v1': undoReturn,
  'create_shipment.v1': ({ shipmentId }) => just({ name: 'cancel_shipment.v1', args: { shipmentId } }),
  'edit_shipment.v1': async ({ shipmentId, changes }, before) => {
    const shipment = await before.get('shipment', shipmentId);
    return shipment ? [{ name: 'edit_shipment.v1', args: { shipmentId, changes: former(shipment, changes) } }] : [];
  },
  'pack_containers.v1': undoPack,
  'unpack_containers.v1': (args) => just({ name: 'pack_containers.v1', args }),
  // It is on the road; what was said at the door was seen there.
  'dispatch_shipment.v1': none,
  'receive_shipment.v1': none,
  'cancel_shipment.v1': none,
  'import_samples.v1': none,
  'import_containers.v1': none,
  'import_moves.v1': none,
  'create_container.v1': ({ containerId }) => just(archive(containerId)),
  'create_containers.v1': ({ containers }) => {
    if (containers.length > MOST_ARCHIVED) return none();
    // Children first: a container must be empty to be archived.
    return Promise.resolve(containers.toReversed().map(({ containerId }) => archive(containerId)));
  },
  'move_container.v1': async ({ containerId }, before) => {
    const container = await before.get('container', containerId);
    if (!container?.locationVerified) return [];
    const { siteId, parentId, position } = container;
    return [{ name: 'move_container.v1', args: { containerId, siteId, parentId, position } }];
  },
  'edit_container.v1': async ({ containerId, changes }, before) => {
    const container = await before.get('container', containerId);
    return container ? [{ name: 'edit_container.v1', args: { containerId, changes: former(container, changes) } }] : [];
  },
  'archive_container.v1': ({ containerId }) => just({ name: 'restore_container.v1', args: { containerId } }),
  'restore_container.v1': ({ containerId }) => just(archive(containerId)),
  'block_position.v1': async ({ containerId, position }, before) => {
    const reason = await blockedReason(containerId, position, before);
    if (reason !== undefined) return [{ name: 'block_position.v1', args: { containerId, position, reason } }];
    return [{ name: 'unblock_position.v1', args: { containerId, position } }];
  },
  'unblock_position.v1': async ({ containerId, position }, before) => {
    const reason = await blockedReason(containerId, position, before);
    return reason === undefined ? [] : [{ name: 'block_position.v1', args: { containerId, position, reason } }];
  },
  'resolve_conflict.v1': none,
  'create_site.v1': ({ siteId }) => just({ name: 'edit_site.v1', args: { siteId, changes: { archived: true } } }),
  'edit_site.v1': async ({ siteId, changes }, before) => {
    const site = await before.get('site', siteId);
    return site ? [{ name: 'edit_site.v1', args: { siteId, changes: former(site, changes) } }] : [];
  },
  'edit_floor_plan.v1': async ({ siteId, basedOn }, before) => {
    const former = (await before.get('site', siteId))?.floorPlan;
    if (!former) return [];
    const { revision: _, ...plan } = former;
    return [{ name: 'edit_floor_plan.v1', args: { siteId, basedOn: basedOn + 1, plan } }];
  },
  'create_container_type.v1': ({ typeId }) =>
    just({ name: 'edit_container_type.v1', args: { typeId, changes: { archived: true } } }),
  'edit_container_type.v1': async ({ typeId, changes }, before) => {
    const type = await before.get('container_type', typeId);
    return type ? [{ name: 'edit_container_type.v1', args: { typeId, changes: former(type, changes) } }] : [];
  },
  'create_sample_type.v1': ({ sampleTypeId }) =>
    just({ name: 'edit_sample_type.v1', args: { sampleTypeId, changes: { archived: true } } }),
  'edit_sample_type.v1': async ({ sampleTypeId, changes }, before) => {
    const type = await before.get('sample_type', sampleTypeId);
    return type ? [{ name: 'edit_sample_type.v1', args: { sampleTypeId, changes: former(type, changes) } }] : [];
  },
  'add_member.v1': ({ memberId }) => just({ name: 'remove_member.v1', args: { memberId } }),
  'change_role.v1': async ({ memberId }, before) => {
    const member = await before.get('member', memberId);
    return member ? [{ name: 'change_role.v1', args: { memberId, role: member.role } }] : [];
  },
  'rename_member.v1': async ({ memberId }, before) => {
    const member = await before.get('member', memberId);
    return member ? [{ name: 'rename_member.v1', args: { memberId, name: member.name } }] : [];
  },
  'remove_member.v1': none,
  'set_branding.v1': none,
  // What was measured was measured.
  'record_readings.v1': none,
  'record_readings.v2': none,
  // What was deleted meanwhile does not come back.
  'set_reading_retention.v1': none,
  'register_sensor.v1': ({ sensorId }) =>
    just({ name: 'edit_sensor.v1', args: { sensorId, changes: { archived: true } } }),
  'edit_sensor.v1': async ({ sensorId, changes }, before) => {
    const sensor = await before.get('sensor', sensorId);
    return sensor ? [{ name: 'edit_sensor.v1', args: { sensorId, changes: former(sensor, changes) } }] : [];
  },
  'place_sensor.v1': async ({ sensorId }, before) => {
    const sensor = await before.get('sensor', sensorId);
    if (!sensor) return [];
    const { containerId, siteId, shipmentId } = sensor;
    return [{ name: 'place_sensor.v1', args: { sensorId, containerId, siteId, shipmentId } }];
  },
  // A colleague may have been told by then; whoever wants it otherwise says so.
  'snooze_alert.v1': none,
  'set_quiet_hours.v1': none,
  'set_contact_ways.v1': none,
  'set_schedule.v1': none,
  'cover_shift.v1': none,
  'end_cover.v1': none,
  'set_policy.v1': none,
  'set_alert_rules.v1': none,
  'start_maintenance.v1': none,
  'end_maintenance.v1': none,
  'retire_device.v1': ({ deviceId }) => just({ name: 'restore_device.v1', args: { deviceId } }),
  'restore_device.v1': none,
  // Readings may have been taken with it.
  'set_calibration.v1': none,
  'set_threshold.v1': none,
  'end_threshold.v1': none,
  // Somebody answers for it from then on.
  'acknowledge_alert.v1': none,
  'note_alert.v1': async ({ alertId }, before) => {
    const alert = await before.get('alert', alertId);
    return alert ? [{ name: 'note_alert.v1', args: { alertId, note: alert.note } }] : [];
  },
  'assign_alert.v1': async ({ alertId }, before) => {
    const alert = await before.get('alert', alertId);
    return alert ? [{ name: 'assign_alert.v1', args: { alertId, memberId: alert.assigneeId } }] : [];
  },
};

/**
 * The commands that take a command back, in the order to give them; empty where nothing does, or where this person may not. `before` is the world
 * as it was when the command was given, so ask before it goes into the outbox and keep the answer.
 */
export async function undoOf(
  draft: CommandDraft,
  before: Before,
  { userId, role }: Pick<PredictionContext, 'userId' | 'role'>,
): Promise<CommandDraft[]> {
  const drafts = await undo(draft, before, userId);
  const permitted = drafts.every((draft) => commandPermissions[draft.name].some((allowed) => allowed === role));
  return permitted ? drafts : [];
}

function undo<Name extends CommandName>(
  { name, args }: DraftOf<Name>,
  before: Before,
  userId: string,
): Promise<CommandDraft[]> {
  return table[name](args, before, userId);
}

/** What takes a placing back; samples that were out when they were put away are then out again, if they were in the same hands. */
async function backToHand(
  sampleIds: readonly string[],
  before: Before,
  userId: string,
  back: () => Promise<CommandDraft[]>,
): Promise<CommandDraft[]> {
  const out = await outAgain(sampleIds, before, userId);
  return out === null ? [] : [...(await back()), ...out];
}

function archive(containerId: string): CommandDraft {
  return { name: 'archive_container.v1', args: { containerId, reason: UNDO_REASON } };
}

/** The former values of the fields that a change names. */
function former<Changes extends object>(doc: NoInfer<Changes>, changes: Changes): Changes {
  const result = { ...changes };
  for (const key in changes) result[key] = doc[key];
  return result;
}

function placeOf(sample: Sample): Place | null {
  return sample.containerId === null ? null : { containerId: sample.containerId, position: sample.position };
}

/** Nobody knows where it was: taken out again, it would be said to have been put away nowhere, and nobody would look for it. */
function isDoubtful(sample: Sample | undefined): boolean {
  return sample?.location === 'unverified';
}

async function backToPlace(sampleId: string, from: Place | null, before: Before): Promise<CommandDraft[]> {
  const sample = await before.get('sample', sampleId);
  if (isDoubtful(sample)) return [];
  const to = sample ? placeOf(sample) : null;
  if (to && from?.containerId === to.containerId && from.position === to.position) return [];
  if (to) return [{ name: 'move_sample.v1', args: { sampleId, from, to } }];
  return from === null ? [] : [{ name: 'remove_sample.v1', args: { sampleId, reason: UNDO_REASON } }];
}

/** Those that had a place go back as one step; those that had none are taken out. Nothing of it where one was in doubt. */
async function undoMoveMany({ moves }: ArgsOf['move_many.v1'], before: Before): Promise<CommandDraft[]> {
  const back: ArgsOf['move_many.v1']['moves'] = [];
  const out: CommandDraft[] = [];
  for (const { sampleId } of moves) {
    const sample = await before.get('sample', sampleId);
    if (isDoubtful(sample)) return [];
    const to = sample ? placeOf(sample) : null;
    if (to) back.push({ sampleId, to });
    else out.push({ name: 'remove_sample.v1', args: { sampleId, reason: UNDO_REASON } });
  }
  return back.length > 0 ? [...out, { name: 'move_many.v1', args: { moves: back } }] : out;
}

/** Those that were in quarantine go back into it, each for its own reason. */
async function backToQuarantine(
  { samples, because }: ArgsOf['release_samples.v1'],
  before: Before,
): Promise<CommandDraft[]> {
  const byReason = new Map<string, ArgsOf['quarantine_samples.v1']['samples']>();
  for (const { sampleId } of samples) {
    const reason = (await before.get('sample', sampleId))?.quarantineReason ?? null;
    if (reason !== null) byReason.set(reason, [...(byReason.get(reason) ?? []), { sampleId }]);
  }
  return [...byReason].map(([reason, back]) => ({
    name: 'quarantine_samples.v1',
    args: { samples: back, because: { reason, alertId: because.alertId } },
  }));
}

async function blockedReason(containerId: string, position: string, before: Before): Promise<string | undefined> {
  const container = await before.get('container', containerId);
  return container?.blocked.find((block) => block.position === position)?.reason;
}
