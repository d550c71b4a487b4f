import { setAlertRulesArgs } from '../../lib/domain/alert-rules/commands/set-alert-rules.ts';
import { snoozeAlertArgs } from '../../lib/domain/alerts/commands/snooze-alert.ts';
import { setContactWaysArgs } from '../../lib/domain/contact-ways/commands/set-contact-ways.ts';
import { setPolicyArgs } from '../../lib/domain/escalation/commands/set-policy.ts';
import { endMaintenanceArgs } from '../../lib/domain/maintenance/commands/end-maintenance.ts';
import { startMaintenanceArgs } from '../../lib/domain/maintenance/commands/start-maintenance.ts';
import { coverShiftArgs } from '../../lib/domain/on-call/commands/cover-shift.ts';
import { endCoverArgs } from '../../lib/domain/on-call/commands/end-cover.ts';
import { setQuietHoursArgs } from '../../lib/domain/on-call/commands/set-quiet-hours.ts';
import { setScheduleArgs } from '../../lib/domain/on-call/commands/set-schedule.ts';
import { alertName, memberName, placeOfSensor, sensorName } from './names.ts';
import { worded } from './wording.ts';

/** How the commands about who is called, and when nobody is, are said. */
export const dutyWordings = {
  'snooze_alert.v1': worded(snoozeAlertArgs, async ({ alertId }, names) => ({ name: await alertName(names, alertId) })),
  'set_quiet_hours.v1': worded(setQuietHoursArgs, () => ({})),
  'set_contact_ways.v1': worded(setContactWaysArgs, () => ({})),
  'set_schedule.v1': worded(setScheduleArgs, ({ name }) => ({ name })),
  'cover_shift.v1': worded(coverShiftArgs, async ({ memberId }, names) => ({
    member: await memberName(names, memberId),
  })),
  'end_cover.v1': worded(endCoverArgs, () => ({})),
  'set_policy.v1': worded(setPolicyArgs, ({ name }) => ({ name })),
  'set_alert_rules.v1': worded(setAlertRulesArgs, () => ({})),
  'start_maintenance.v1': worded(startMaintenanceArgs, async ({ sensorId, containerId, siteId }, names) => ({
    name:
      (await sensorName(names, sensorId)) ?? (await placeOfSensor(names, { containerId, siteId, shipmentId: null })),
  })),
  'end_maintenance.v1': worded(endMaintenanceArgs, () => ({})),
};
