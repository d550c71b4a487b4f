/** What a caller may do about an error; the only meanings the sync engine acts on (design: "closed set with retry meaning"). */
export const errorKinds = ['validation', 'conflict', 'forbidden', 'auth_expired', 'transient', 'unknown'] as const;
export type ErrorKind = (typeof errorKinds)[number];

/**
 * Every error code the product can show, with its retry meaning. The same codes are raised by the SQL command functions;
 * `supabase/tests/errors.test.ts` fails when the two lists differ, and every code has a message in `locales/<tag>/errors.json`.
 */
export const errorCodes = {
  position_occupied: 'conflict',
  position_blocked: 'validation',
  position_required: 'validation',
  position_not_allowed: 'validation',
  position_invalid: 'validation',
  parent_refuses_kind: 'validation',
  hierarchy_cycle: 'validation',
  container_full: 'validation',
  container_cannot_shrink: 'validation',
  container_not_empty: 'validation',
  parent_archived: 'validation',
  temperature_unsuitable: 'validation',
  hazard_incompatible: 'validation',
  quantity_negative: 'validation',
  sample_checked_out: 'validation',
  sample_not_checked_out: 'validation',
  sample_quarantined: 'validation',
  sample_disposed: 'validation',
  barcode_duplicate: 'validation',
  barcode_empty: 'validation',
  barcode_too_long: 'validation',
  barcode_control_character: 'validation',
  barcode_bidi_control: 'validation',
  name_empty: 'validation',
  id_taken: 'validation',
  sample_not_found: 'validation',
  sample_deleted: 'validation',
  container_not_found: 'validation',
  container_type_not_found: 'validation',
  sample_type_not_found: 'validation',
  site_not_found: 'validation',
  floor_plan_changed: 'validation',
  shipment_not_found: 'validation',
  shipment_same_site: 'validation',
  shipment_empty: 'validation',
  shipment_not_packing: 'validation',
  shipment_not_dispatched: 'validation',
  shipment_closed: 'validation',
  container_not_in_shipment: 'validation',
  conflict_not_found: 'validation',
  conflict_closed: 'validation',
  member_not_found: 'validation',
  member_exists: 'validation',
  last_administrator: 'validation',
  import_not_found: 'validation',
  import_has_errors: 'validation',
  sensor_not_found: 'validation',
  sensor_archived: 'validation',
  sensor_hardware_taken: 'validation',
  sensor_shipment_over: 'validation',
  threshold_invalid: 'validation',
  threshold_not_found: 'validation',
  device_not_found: 'validation',
  device_speaks: 'validation',
  device_lost: 'validation',
  alert_not_found: 'validation',
  alert_acknowledged: 'validation',
  schedule_not_found: 'validation',
  maintenance_not_found: 'validation',
  delivery_personal: 'validation',
  contact_code_unsent: 'validation',
  contact_channel_missing: 'validation',
  reading_empty: 'validation',
  reading_implausible: 'validation',
  reading_in_future: 'validation',
  reading_too_old: 'validation',
  too_many_items: 'validation',
  arguments_invalid: 'validation',
  command_unknown: 'validation',
  sequence_reused: 'validation',
  not_permitted: 'forbidden',
  tenant_unknown: 'forbidden',
  device_forbidden: 'forbidden',
  auth_expired: 'auth_expired',
  transient: 'transient',
  internal: 'unknown',
} as const satisfies Record<string, ErrorKind>;
export type ErrorCode = keyof typeof errorCodes;

const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(errorCodes, text);

/** Narrows text that came from outside to a known code; anything unheard of is `internal`: never a crash, never shown raw. */
export function toErrorCode(text: string): ErrorCode {
  return isErrorCode(text) ? text : 'internal';
}
