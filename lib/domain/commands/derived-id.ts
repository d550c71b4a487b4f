/**
 * Ids that the server makes inside a command are derived from the command's id, so that a device can foresee them: the first 16 bytes of
 * sha256(`<command id>:<n>`) as a uuid of version 8. SQL has the same function as `private.derived_id`.
 */
export async function derivedId(commandId: string, n: number): Promise<string> {
  const text = new TextEncoder().encode(`${commandId}:${n}`);
  const bytes = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', text)).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
