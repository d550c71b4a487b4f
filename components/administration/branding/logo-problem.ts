/** Most bytes of a logo, and the forms it may have; the bucket refuses others too. */
const MOST_BYTES = 512 * 1024;
/** The ending of a logo's file by its type. */
export const LOGO_KINDS: Readonly<Record<string, string>> = {
  ...{ 'image/png': 'png', 'image/webp': 'webp', 'image/jpeg': 'jpg' },
};

/** How a file of each type begins, a letter for each byte (PNG's signature, WebP's RIFF container, JPEG's start of image). */
const BEGINNINGS: Readonly<Record<string, RegExp>> = {
  ...{ 'image/png': /^\x89PNG\r\n/, 'image/webp': /^RIFF....WEBP/s, 'image/jpeg': /^\xff\xd8\xff/ },
};

/** Why a file cannot be the logo. */
export type LogoProblem = 'kind' | 'size' | 'broken';

/**
 * What is wrong with a file that shall become the logo. Its type is what its name claims, so its beginning must say the same, and the picture is
 * opened as well: what no browser can draw must not reach everybody's screen. `open` rejects what is no picture.
 */
export async function logoProblem(
  file: Blob,
  open: (file: Blob) => Promise<{ close: () => void }>,
): Promise<LogoProblem | undefined> {
  if (LOGO_KINDS[file.type] === undefined) return 'kind';
  if (file.size > MOST_BYTES) return 'size';
  const beginning = String.fromCharCode(...new Uint8Array(await file.slice(0, 12).arrayBuffer()));
  if (!BEGINNINGS[file.type]?.test(beginning)) return 'broken';
  try {
    (await open(file)).close();
    return undefined;
  } catch {
    return 'broken';
  }
}
