import type { Role } from '../members/model.ts';

const field: readonly Role[] = ['technician', 'supervisor', 'administrator'];
const lead: readonly Role[] = ['supervisor', 'administrator'];
const administrator: readonly Role[] = ['administrator'];

/** Who may give which command; `private.command_permissions` in SQL holds the same table and a test compares the two. Auditors only read. */
export const commandPermissions = {
  'register_sample.v1': field,
  'edit_sample.v1': field,
  'place_sample.v1': field,
  'move_sample.v1': field,
  'move_many.v1': field,
  'remove_sample.v1': field,
  'delete_sample.v1': field,
  'undelete_sample.v1': field,
  'quarantine_samples.v1': field,
  'release_samples.v1': lead,
  'discard_samples.v1': lead,
  'import_samples.v1': field,
  'import_containers.v1': lead,
  'import_moves.v1': field,
  'create_container.v1': field,
  'create_containers.v1': field,
  'move_container.v1': field,
  'edit_container.v1': lead,
  'archive_container.v1': lead,
  'restore_container.v1': lead,
  'block_position.v1': lead,
  'unblock_position.v1': lead,
  'resolve_conflict.v1': lead,
  'create_site.v1': administrator,
  'edit_site.v1': administrator,
  'create_container_type.v1': administrator,
  'edit_container_type.v1': administrator,
  'create_sample_type.v1': administrator,
  'edit_sample_type.v1': administrator,
  'add_member.v1': administrator,
  'change_role.v1': administrator,
  'remove_member.v1': administrator,
  'set_branding.v1': administrator,
  'record_readings.v1': field,
  'place_sensor.v1': field,
  'acknowledge_alert.v1': field,
  'note_alert.v1': field,
  'register_sensor.v1': lead,
  'edit_sensor.v1': lead,
  'set_threshold.v1': lead,
  'end_threshold.v1': lead,
  'assign_alert.v1': lead,
} as const satisfies Record<string, readonly Role[]>;

export type CommandName = keyof typeof commandPermissions;
