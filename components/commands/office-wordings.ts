import { createContainerTypeArgs } from '../../lib/domain/container-types/commands/create-container-type.ts';
import { editContainerTypeArgs } from '../../lib/domain/container-types/commands/edit-container-type.ts';
import { restoreDeviceArgs } from '../../lib/domain/devices/commands/restore-device.ts';
import { retireDeviceArgs } from '../../lib/domain/devices/commands/retire-device.ts';
import { editFloorPlanArgs } from '../../lib/domain/floor/commands/edit-floor-plan.ts';
import { addMemberArgs } from '../../lib/domain/members/commands/add-member.ts';
import { changeRoleArgs } from '../../lib/domain/members/commands/change-role.ts';
import { removeMemberArgs } from '../../lib/domain/members/commands/remove-member.ts';
import { renameMemberArgs } from '../../lib/domain/members/commands/rename-member.ts';
import { createSampleTypeArgs } from '../../lib/domain/sample-types/commands/create-sample-type.ts';
import { editSampleTypeArgs } from '../../lib/domain/sample-types/commands/edit-sample-type.ts';
import { createSiteArgs } from '../../lib/domain/sites/commands/create-site.ts';
import { editSiteArgs } from '../../lib/domain/sites/commands/edit-site.ts';
import { setBrandingArgs } from '../../lib/domain/tenants/commands/set-branding.ts';
import { memberName } from './names.ts';
import { worded } from './wording.ts';

/** How the commands about people, devices, sites and types are said. */
export const officeWordings = {
  'create_site.v1': worded(createSiteArgs, ({ name }) => ({ name })),
  'edit_site.v1': worded(editSiteArgs, async ({ siteId }, names) => ({
    name: (await names.get('site', siteId))?.doc.name,
  })),
  'edit_floor_plan.v1': worded(editFloorPlanArgs, async ({ siteId }, names) => ({
    name: (await names.get('site', siteId))?.doc.name,
  })),
  'create_container_type.v1': worded(createContainerTypeArgs, ({ name }) => ({ name })),
  'edit_container_type.v1': worded(editContainerTypeArgs, async ({ typeId }, names) => ({
    name: (await names.get('container_type', typeId))?.doc.name,
  })),
  'create_sample_type.v1': worded(createSampleTypeArgs, ({ name }) => ({ name })),
  'edit_sample_type.v1': worded(editSampleTypeArgs, async ({ sampleTypeId }, names) => ({
    name: (await names.get('sample_type', sampleTypeId))?.doc.name,
  })),
  'add_member.v1': worded(addMemberArgs, ({ name, email }) => ({ name: name || email })),
  'change_role.v1': worded(changeRoleArgs, async ({ memberId }, names) => ({
    name: await memberName(names, memberId),
  })),
  // By then the list has the new name, and not the former one.
  'rename_member.v1': worded(renameMemberArgs, ({ name }) => ({ name })),
  'remove_member.v1': worded(removeMemberArgs, async ({ memberId }, names) => ({
    name: await memberName(names, memberId),
  })),
  'retire_device.v1': worded(retireDeviceArgs, ({ reason }) => ({ reason })),
  'restore_device.v1': worded(restoreDeviceArgs, () => ({})),
  'set_branding.v1': worded(setBrandingArgs, ({ name }) => ({ name })),
};
