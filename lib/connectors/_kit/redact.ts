/** Shorter values would take ordinary words out of a text. */
const SHORTEST = 6;

/**
 * Takes secrets out of a text that leaves a connector, in the spellings in which an other side could send them back:
 * as they are, percent-encoded, in base64.
 */
export function redactor(secrets: readonly unknown[]): (text: string) => string {
  const spellings = secrets
    .filter((secret) => typeof secret === 'string')
    .filter((secret) => secret.length >= SHORTEST)
    .flatMap((secret) => [secret, encodeURIComponent(secret), base64(secret), base64(secret).replace(/=+$/, '')])
    .sort((a, b) => b.length - a.length);
  return (text) => spellings.reduce((rest, spelling) => rest.replaceAll(spelling, '[secret]'), text);
}

/** Base64 of a text's UTF-8 bytes. */
export function base64(text: string): string {
  return bytesToBase64(new TextEncoder().encode(text));
}

/** Base64 of bytes, with padding. */
export function bytesToBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
