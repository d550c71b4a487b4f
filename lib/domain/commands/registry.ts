import { predictCheckOutSamples } from '../checkouts/commands/check-out-samples.ts';
import { predictReturnSamples } from '../checkouts/commands/return-samples.ts';
import { predictResolveConflict } from '../conflicts/commands/resolve-conflict.ts';
import { predictCreateContainerType } from '../container-types/commands/create-container-type.ts';
import { predictEditContainerType } from '../container-types/commands/edit-container-type.ts';
import { predictArchiveContainer } from '../containers/commands/archive-container.ts';
import { predictBlockPosition } from '../containers/commands/block-position.ts';
import { predictCreateContainer } from '../containers/commands/create-container.ts';
import { predictCreateContainers } from '../containers/commands/create-containers.ts';
import { predictEditContainer } from '../containers/commands/edit-container.ts';
import { predictMoveContainer } from '../containers/commands/move-container.ts';
import { predictRestoreContainer } from '../containers/commands/restore-container.ts';
import { predictUnblockPosition } from '../containers/commands/unblock-position.ts';
import { predictRestoreDevice } from '../devices/commands/restore-device.ts';
import { predictRetireDevice } from '../devices/commands/retire-device.ts';
import { predictEditFloorPlan } from '../floor/commands/edit-floor-plan.ts';
import { predictImportRows } from '../imports/commands/import-rows.ts';
import { predictAddMember } from '../members/commands/add-member.ts';
import { predictChangeRole } from '../members/commands/change-role.ts';
import { predictRemoveMember } from '../members/commands/remove-member.ts';
import { predictRenameMember } from '../members/commands/rename-member.ts';
import { predictCreateSampleType } from '../sample-types/commands/create-sample-type.ts';
import { predictEditSampleType } from '../sample-types/commands/edit-sample-type.ts';
import { predictDeleteSample } from '../samples/commands/delete-sample.ts';
import { predictDiscardSamples } from '../samples/commands/discard-samples.ts';
import { predictEditSample } from '../samples/commands/edit-sample.ts';
import { predictMoveMany } from '../samples/commands/move-many.ts';
import { predictMoveSample } from '../samples/commands/move-sample.ts';
import { predictPlaceSample } from '../samples/commands/place-sample.ts';
import { predictQuarantineSamples } from '../samples/commands/quarantine-samples.ts';
import { predictRegisterSample } from '../samples/commands/register-sample.ts';
import { predictReleaseSamples } from '../samples/commands/release-samples.ts';
import { predictRemoveSample } from '../samples/commands/remove-sample.ts';
import { predictUndeleteSample } from '../samples/commands/undelete-sample.ts';
import { predictCreateShipment } from '../shipments/commands/create-shipment.ts';
import { predictEditShipment } from '../shipments/commands/edit-shipment.ts';
import { predictPackContainers } from '../shipments/commands/pack-containers.ts';
import { predictUnpackContainers } from '../shipments/commands/unpack-containers.ts';
import { predictDispatchShipment } from '../shipments/commands/dispatch-shipment.ts';
import { predictReceiveShipment } from '../shipments/commands/receive-shipment.ts';
import { predictCancelShipment } from '../shipments/commands/cancel-shipment.ts';
import { predictCreateSite } from '../sites/commands/create-site.ts';
import { predictEditSite } from '../sites/commands/edit-site.ts';
import { predictSetBranding } from '../tenants/commands/set-branding.ts';
import { predictAcknowledgeAlert } from '../alerts/commands/acknowledge-alert.ts';
import { predictAssignAlert } from '../alerts/commands/assign-alert.ts';
import { predictNoteAlert } from '../alerts/commands/note-alert.ts';
import { predictSnoozeAlert } from '../alerts/commands/snooze-alert.ts';
import { predictSetContactWays } from '../contact-ways/commands/set-contact-ways.ts';
import { predictSetQuietHours } from '../on-call/commands/set-quiet-hours.ts';
import { predictSetSchedule } from '../on-call/commands/set-schedule.ts';
import { predictCoverShift } from '../on-call/commands/cover-shift.ts';
import { predictEndCover } from '../on-call/commands/end-cover.ts';
import { predictSetAlertRules } from '../alert-rules/commands/set-alert-rules.ts';
import { predictSetPolicy } from '../escalation/commands/set-policy.ts';
import { predictStartMaintenance } from '../maintenance/commands/start-maintenance.ts';
import { predictEndMaintenance } from '../maintenance/commands/end-maintenance.ts';
import { predictRecordReadings } from '../readings/commands/record-readings.ts';
import { predictSetReadingRetention } from '../readings/commands/set-reading-retention.ts';
import { predictEditSensor } from '../sensors/commands/edit-sensor.ts';
import { predictPlaceSensor } from '../sensors/commands/place-sensor.ts';
import { predictSetCalibration } from '../sensors/commands/set-calibration.ts';
import { predictRegisterSensor } from '../sensors/commands/register-sensor.ts';
import { predictEndThreshold } from '../thresholds/commands/end-threshold.ts';
import { predictSetThreshold } from '../thresholds/commands/set-threshold.ts';
import type { Predict } from '../world/ports.ts';
import type { ArgsOf } from './catalogue.ts';
import { type CommandName, commandPermissions } from './permissions.ts';

/** What each command would do, by name. */
export const predictions: { readonly [Name in CommandName]: Predict<ArgsOf[Name]> } = {
  'register_sample.v1': predictRegisterSample,
  'edit_sample.v1': predictEditSample,
  'place_sample.v1': predictPlaceSample,
  'move_sample.v1': predictMoveSample,
  'move_many.v1': predictMoveMany,
  'remove_sample.v1': predictRemoveSample,
  'delete_sample.v1': predictDeleteSample,
  'undelete_sample.v1': predictUndeleteSample,
  'quarantine_samples.v1': predictQuarantineSamples,
  'release_samples.v1': predictReleaseSamples,
  'discard_samples.v1': predictDiscardSamples,
  'check_out_samples.v1': predictCheckOutSamples,
  'return_samples.v1': predictReturnSamples,
  'create_shipment.v1': predictCreateShipment,
  'edit_shipment.v1': predictEditShipment,
  'pack_containers.v1': predictPackContainers,
  'unpack_containers.v1': predictUnpackContainers,
  'dispatch_shipment.v1': predictDispatchShipment,
  'receive_shipment.v1': predictReceiveShipment,
  'cancel_shipment.v1': predictCancelShipment,
  'import_samples.v1': predictImportRows,
  'import_containers.v1': predictImportRows,
  'import_moves.v1': predictImportRows,
  'create_container.v1': predictCreateContainer,
  'create_containers.v1': predictCreateContainers,
  'move_container.v1': predictMoveContainer,
  'edit_container.v1': predictEditContainer,
  'archive_container.v1': predictArchiveContainer,
  'restore_container.v1': predictRestoreContainer,
  'block_position.v1': predictBlockPosition,
  'unblock_position.v1': predictUnblockPosition,
  'resolve_conflict.v1': predictResolveConflict,
  'create_site.v1': predictCreateSite,
  'edit_site.v1': predictEditSite,
  'edit_floor_plan.v1': predictEditFloorPlan,
  'create_container_type.v1': predictCreateContainerType,
  'edit_container_type.v1': predictEditContainerType,
  'create_sample_type.v1': predictCreateSampleType,
  'edit_sample_type.v1': predictEditSampleType,
  'add_member.v1': predictAddMember,
  'change_role.v1': predictChangeRole,
  'rename_member.v1': predictRenameMember,
  'remove_member.v1': predictRemoveMember,
  'set_branding.v1': predictSetBranding,
  'record_readings.v1': predictRecordReadings,
  'record_readings.v2': predictRecordReadings,
  'set_reading_retention.v1': predictSetReadingRetention,
  'place_sensor.v1': predictPlaceSensor,
  'set_calibration.v1': predictSetCalibration,
  'acknowledge_alert.v1': predictAcknowledgeAlert,
  'register_sensor.v1': predictRegisterSensor,
  'edit_sensor.v1': predictEditSensor,
  'set_threshold.v1': predictSetThreshold,
  'end_threshold.v1': predictEndThreshold,
  'assign_alert.v1': predictAssignAlert,
  'note_alert.v1': predictNoteAlert,
  'snooze_alert.v1': predictSnoozeAlert,
  'set_quiet_hours.v1': predictSetQuietHours,
  'set_contact_ways.v1': predictSetContactWays,
  'set_schedule.v1': predictSetSchedule,
  'cover_shift.v1': predictCoverShift,
  'end_cover.v1': predictEndCover,
  'set_policy.v1': predictSetPolicy,
  'set_alert_rules.v1': predictSetAlertRules,
  'start_maintenance.v1': predictStartMaintenance,
  'end_maintenance.v1': predictEndMaintenance,
  'retire_device.v1': predictRetireDevice,
  'restore_device.v1': predictRestoreDevice,
};

/** Narrows a name from an outbox or from outside; an old or a future name is not a command of this app. */
export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commandPermissions, name);
}
