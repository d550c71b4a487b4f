import { checkOutSamplesArgs } from '../checkouts/commands/check-out-samples.ts';
import { returnSamplesArgs } from '../checkouts/commands/return-samples.ts';
import { resolveConflictArgs } from '../conflicts/commands/resolve-conflict.ts';
import { createContainerTypeArgs } from '../container-types/commands/create-container-type.ts';
import { editContainerTypeArgs } from '../container-types/commands/edit-container-type.ts';
import { archiveContainerArgs } from '../containers/commands/archive-container.ts';
import { blockPositionArgs } from '../containers/commands/block-position.ts';
import { createContainerArgs } from '../containers/commands/create-container.ts';
import { createContainersArgs } from '../containers/commands/create-containers.ts';
import { editContainerArgs } from '../containers/commands/edit-container.ts';
import { moveContainerArgs } from '../containers/commands/move-container.ts';
import { restoreContainerArgs } from '../containers/commands/restore-container.ts';
import { unblockPositionArgs } from '../containers/commands/unblock-position.ts';
import { editFloorPlanArgs } from '../floor/commands/edit-floor-plan.ts';
import { importRowsArgs } from '../imports/commands/import-rows.ts';
import { addMemberArgs } from '../members/commands/add-member.ts';
import { changeRoleArgs } from '../members/commands/change-role.ts';
import { removeMemberArgs } from '../members/commands/remove-member.ts';
import { renameMemberArgs } from '../members/commands/rename-member.ts';
import { createSampleTypeArgs } from '../sample-types/commands/create-sample-type.ts';
import { editSampleTypeArgs } from '../sample-types/commands/edit-sample-type.ts';
import { deleteSampleArgs } from '../samples/commands/delete-sample.ts';
import { discardSamplesArgs } from '../samples/commands/discard-samples.ts';
import { editSampleArgs } from '../samples/commands/edit-sample.ts';
import { moveManyArgs } from '../samples/commands/move-many.ts';
import { moveSampleArgs } from '../samples/commands/move-sample.ts';
import { placeSampleArgs } from '../samples/commands/place-sample.ts';
import { quarantineSamplesArgs } from '../samples/commands/quarantine-samples.ts';
import { registerSampleArgs } from '../samples/commands/register-sample.ts';
import { releaseSamplesArgs } from '../samples/commands/release-samples.ts';
import { removeSampleArgs } from '../samples/commands/remove-sample.ts';
import { undeleteSampleArgs } from '../samples/commands/undelete-sample.ts';
import { createShipmentArgs } from '../shipments/commands/create-shipment.ts';
import { editShipmentArgs } from '../shipments/commands/edit-shipment.ts';
import { packContainersArgs } from '../shipments/commands/pack-containers.ts';
import { unpackContainersArgs } from '../shipments/commands/unpack-containers.ts';
import { dispatchShipmentArgs } from '../shipments/commands/dispatch-shipment.ts';
import { receiveShipmentArgs } from '../shipments/commands/receive-shipment.ts';
import { cancelShipmentArgs } from '../shipments/commands/cancel-shipment.ts';
import { createSiteArgs } from '../sites/commands/create-site.ts';
import { editSiteArgs } from '../sites/commands/edit-site.ts';
import { setBrandingArgs } from '../tenants/commands/set-branding.ts';
import { acknowledgeAlertArgs } from '../alerts/commands/acknowledge-alert.ts';
import { assignAlertArgs } from '../alerts/commands/assign-alert.ts';
import { noteAlertArgs } from '../alerts/commands/note-alert.ts';
import { recordReadingsArgs, recordReadingsWithPhotoArgs } from '../readings/commands/record-readings.ts';
import { setReadingRetentionArgs } from '../readings/commands/set-reading-retention.ts';
import { editSensorArgs } from '../sensors/commands/edit-sensor.ts';
import { placeSensorArgs } from '../sensors/commands/place-sensor.ts';
import { setCalibrationArgs } from '../sensors/commands/set-calibration.ts';
import { registerSensorArgs } from '../sensors/commands/register-sensor.ts';
import { endThresholdArgs } from '../thresholds/commands/end-threshold.ts';
import { setThresholdArgs } from '../thresholds/commands/set-threshold.ts';
import { snoozeAlertArgs } from '../alerts/commands/snooze-alert.ts';
import { setContactWaysArgs } from '../contact-ways/commands/set-contact-ways.ts';
import { setQuietHoursArgs } from '../on-call/commands/set-quiet-hours.ts';
import { setScheduleArgs } from '../on-call/commands/set-schedule.ts';
import { coverShiftArgs } from '../on-call/commands/cover-shift.ts';
import { endCoverArgs } from '../on-call/commands/end-cover.ts';
import { setPolicyArgs } from '../escalation/commands/set-policy.ts';
import { startMaintenanceArgs } from '../maintenance/commands/start-maintenance.ts';
import { endMaintenanceArgs } from '../maintenance/commands/end-maintenance.ts';
import { setAlertRulesArgs } from '../alert-rules/commands/set-alert-rules.ts';
import { retireDeviceArgs } from '../devices/commands/retire-device.ts';
import { restoreDeviceArgs } from '../devices/commands/restore-device.ts';
import type { z } from 'zod';
import type { CommandName } from './permissions.ts';

/** The argument schema of every command; the catalogue is the whole vocabulary a device can say. */
export const commandArgs = {
  'register_sample.v1': registerSampleArgs,
  'edit_sample.v1': editSampleArgs,
  'place_sample.v1': placeSampleArgs,
  'move_sample.v1': moveSampleArgs,
  'move_many.v1': moveManyArgs,
  'remove_sample.v1': removeSampleArgs,
  'delete_sample.v1': deleteSampleArgs,
  'undelete_sample.v1': undeleteSampleArgs,
  'quarantine_samples.v1': quarantineSamplesArgs,
  'release_samples.v1': releaseSamplesArgs,
  'discard_samples.v1': discardSamplesArgs,
  'check_out_samples.v1': checkOutSamplesArgs,
  'return_samples.v1': returnSamplesArgs,
  'create_shipment.v1': createShipmentArgs,
  'edit_shipment.v1': editShipmentArgs,
  'pack_containers.v1': packContainersArgs,
  'unpack_containers.v1': unpackContainersArgs,
  'dispatch_shipment.v1': dispatchShipmentArgs,
  'receive_shipment.v1': receiveShipmentArgs,
  'cancel_shipment.v1': cancelShipmentArgs,
  'import_samples.v1': importRowsArgs,
  'import_containers.v1': importRowsArgs,
  'import_moves.v1': importRowsArgs,
  'create_container.v1': createContainerArgs,
  'create_containers.v1': createContainersArgs,
  'move_container.v1': moveContainerArgs,
  'edit_container.v1': editContainerArgs,
  'archive_container.v1': archiveContainerArgs,
  'restore_container.v1': restoreContainerArgs,
  'block_position.v1': blockPositionArgs,
  'unblock_position.v1': unblockPositionArgs,
  'resolve_conflict.v1': resolveConflictArgs,
  'create_site.v1': createSiteArgs,
  'edit_site.v1': editSiteArgs,
  'edit_floor_plan.v1': editFloorPlanArgs,
  'create_container_type.v1': createContainerTypeArgs,
  'edit_container_type.v1': editContainerTypeArgs,
  'create_sample_type.v1': createSampleTypeArgs,
  'edit_sample_type.v1': editSampleTypeArgs,
  'add_member.v1': addMemberArgs,
  'change_role.v1': changeRoleArgs,
  'rename_member.v1': renameMemberArgs,
  'remove_member.v1': removeMemberArgs,
  'set_branding.v1': setBrandingArgs,
  'record_readings.v1': recordReadingsArgs,
  'record_readings.v2': recordReadingsWithPhotoArgs,
  'set_reading_retention.v1': setReadingRetentionArgs,
  'place_sensor.v1': placeSensorArgs,
  'set_calibration.v1': setCalibrationArgs,
  'acknowledge_alert.v1': acknowledgeAlertArgs,
  'register_sensor.v1': registerSensorArgs,
  'edit_sensor.v1': editSensorArgs,
  'set_threshold.v1': setThresholdArgs,
  'end_threshold.v1': endThresholdArgs,
  'assign_alert.v1': assignAlertArgs,
  'note_alert.v1': noteAlertArgs,
  'snooze_alert.v1': snoozeAlertArgs,
  'set_quiet_hours.v1': setQuietHoursArgs,
  'set_contact_ways.v1': setContactWaysArgs,
  'set_schedule.v1': setScheduleArgs,
  'cover_shift.v1': coverShiftArgs,
  'end_cover.v1': endCoverArgs,
  'set_policy.v1': setPolicyArgs,
  'set_alert_rules.v1': setAlertRulesArgs,
  'start_maintenance.v1': startMaintenanceArgs,
  'end_maintenance.v1': endMaintenanceArgs,
  'retire_device.v1': retireDeviceArgs,
  'restore_device.v1': restoreDeviceArgs,
} as const satisfies Record<CommandName, z.ZodType>;

/** The argument type of each command. */
export type ArgsOf = { [Name in CommandName]: z.infer<(typeof commandArgs)[Name]> };

/** A command before the device gives it an id and a number: what a screen hands to the outbox. */
export type CommandDraft = DraftOf<CommandName>;

/** The draft of one command, or of one of several; a name and its own arguments stay together. */
export type DraftOf<Names extends CommandName> = {
  [Name in Names]: { readonly name: Name; readonly args: ArgsOf[Name] };
}[Names];
