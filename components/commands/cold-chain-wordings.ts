import { acknowledgeAlertArgs } from '../../lib/domain/alerts/commands/acknowledge-alert.ts';
import { assignAlertArgs } from '../../lib/domain/alerts/commands/assign-alert.ts';
import { noteAlertArgs } from '../../lib/domain/alerts/commands/note-alert.ts';
import { recordReadingsArgs, recordReadingsWithPhotoArgs } from '../../lib/domain/readings/commands/record-readings.ts';
import { setReadingRetentionArgs } from '../../lib/domain/readings/commands/set-reading-retention.ts';
import { editSensorArgs } from '../../lib/domain/sensors/commands/edit-sensor.ts';
import { placeSensorArgs } from '../../lib/domain/sensors/commands/place-sensor.ts';
import { registerSensorArgs } from '../../lib/domain/sensors/commands/register-sensor.ts';
import { setCalibrationArgs } from '../../lib/domain/sensors/commands/set-calibration.ts';
import { endThresholdArgs } from '../../lib/domain/thresholds/commands/end-threshold.ts';
import { setThresholdArgs } from '../../lib/domain/thresholds/commands/set-threshold.ts';
import { alertName, memberName, placeOfSensor, sensorName } from './names.ts';
import { worded } from './wording.ts';

/** How the commands about sensors, their readings and alerts are said. */
export const coldChainWordings = {
  'record_readings.v1': worded(recordReadingsArgs, async ({ sensorId, readings }, names) => ({
    name: await sensorName(names, sensorId),
    count: readings.length,
  })),
  'record_readings.v2': worded(recordReadingsWithPhotoArgs, async ({ sensorId, readings }, names) => ({
    name: await sensorName(names, sensorId),
    count: readings.length,
  })),
  'set_reading_retention.v1': worded(setReadingRetentionArgs, ({ months }) => ({ count: months })),
  'register_sensor.v1': worded(registerSensorArgs, ({ name }) => ({ name })),
  'edit_sensor.v1': worded(editSensorArgs, async ({ sensorId }, names) => ({
    name: await sensorName(names, sensorId),
  })),
  'place_sensor.v1': worded(placeSensorArgs, async ({ sensorId, containerId, siteId, shipmentId = null }, names) => ({
    name: await sensorName(names, sensorId),
    place: await placeOfSensor(names, { containerId, siteId, shipmentId }),
  })),
  'set_calibration.v1': worded(setCalibrationArgs, async ({ sensorId }, names) => ({
    name: await sensorName(names, sensorId),
  })),
  'set_threshold.v1': worded(setThresholdArgs, async ({ sensorId }, names) => ({
    name: await sensorName(names, sensorId),
  })),
  'end_threshold.v1': worded(endThresholdArgs, async ({ thresholdId }, names) => ({
    name: await sensorName(names, (await names.get('threshold', thresholdId))?.doc.sensorId ?? null),
  })),
  'acknowledge_alert.v1': worded(acknowledgeAlertArgs, async ({ alertId }, names) => ({
    name: await alertName(names, alertId),
  })),
  'note_alert.v1': worded(noteAlertArgs, async ({ alertId }, names) => ({
    name: await alertName(names, alertId),
  })),
  'assign_alert.v1': worded(assignAlertArgs, async ({ alertId, memberId }, names) => ({
    name: await alertName(names, alertId),
    member: memberId === null ? undefined : await memberName(names, memberId),
  })),
};
