/** Why a text cannot be a barcode. The database answers with the same codes. */
export const BARCODE_ERROR_CODES = [
  'barcode_empty',
  'barcode_too_long',
  'barcode_control_character',
  'barcode_bidi_control',
] as const;

/** One of the closed set of reasons. */
export type BarcodeErrorCode = (typeof BARCODE_ERROR_CODES)[number];

/** A text that can be a barcode, in the one form it is stored and compared in; or the reason why it cannot. */
export type BarcodeResult =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: BarcodeErrorCode };

/** A code as it was read: its text and, where the reader knows it, the AIM symbology identifier such as `]d2`. */
export interface ReadCode {
  readonly text: string;
  readonly symbologyIdentifier?: string;
}

/**
 * What kind of thing a code names: `plain` for anything that is not GS1; `unit` a GTIN with its serial number, `class`
 * a GTIN alone or with its lot (many tubes carry the same one), `logistic` an SSCC, `returnable` a GRAI, `asset` a
 * GIAI, `document` a GDTI, `person` a GSRN (a patient's or a member of staff's wristband or badge), `place` a GLN.
 */
export type IdentityKind =
  'plain' | 'unit' | 'class' | 'logistic' | 'returnable' | 'asset' | 'document' | 'person' | 'place';

/** Which text identifies the thing. Register under `text`; look up `text` first, then `also` in order. */
export interface Identity {
  readonly text: string;
  readonly kind: IdentityKind;
  /** False when many things may carry this very code (a GTIN or a GRAI without serial): never a sample's own code. */
  readonly individual: boolean;
  /** Other texts under which the same thing may have been registered, without `text` itself. */
  readonly also: readonly string[];
}
