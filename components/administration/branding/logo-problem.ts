/** Most bytes of a logo, and the forms it may have; the bucket refuses others too. */
const MOST_BYTES = 512 * 1024;
/** The ending of a logo's file by its type. */
export const LOGO_KINDS: Readonly<Record<string, string>> = {
  ...{ 'image/png': 'png', 'image/webp': 'webp', 'image/jpeg': 'jpg' },
};

/** Why a file cannot be the logo. */
export type LogoProblem = 'kind' | 'size' | 'broken';

/**
 * What is wrong with a file that shall become the logo. Its type is what its name claims, so the picture is opened as well: what no browser can
 * draw must not reach everybody's screen. `open` rejects what is no picture.
 */
export async function logoProblem(
  file: Blob,
  open: (file: Blob) => Promise<{ close: () => void }>,
): Promise<LogoProblem | undefined> {
  if (LOGO_KINDS[file.type] === undefined) return 'kind';
  if (file.size > MOST_BYTES) return 'size';
  try {
    (await open(file)).close();
    return undefined;
  } catch {
    return 'broken';
  }
}
