/** The longest side of a kept photo, in pixels: a display can be read in it, and it is small enough for a bad network. */
export const PHOTO_PIXELS = 1280;
/** Its media type: every phone can make it. */
export const PHOTO_TYPE = 'image/jpeg';

/** Where the photo that a command announced lies in the bucket `evidence`. */
export function evidencePath({
  tenantId,
  commandId,
}: {
  readonly tenantId: string;
  readonly commandId: string;
}): string {
  return `${tenantId}/readings/${commandId}.jpg`;
}

/** The size of a picture with its longest side at most so long; never larger than it was, never less than a pixel. */
export function sizeWithin(
  { width, height }: { readonly width: number; readonly height: number },
  longest: number,
): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** SHA-256 in hexadecimal: the name by which a command knows its photo. */
export async function sha256Of(bytes: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
