/** Why a file that could be read as text is no table: nothing of the kind, or one of an old program's own forms. */
type Foreign = 'file_not_a_spreadsheet' | 'file_legacy_format';

/** Endings that no table has. `.xls` is none of them: many systems give it to what is a plain table of text. */
const ENDINGS =
  /\.(?:pdf|rtf|docx?|odt|pages|pptx?|odp|x?html?|mhtml?|json|md|eml|msg|jpe?g|png|gif|webp|heic|tiff?|bmp|svg|zip|gz|7z|rar|exe|mp4|mov)$/i;
const OLD_ENDING = /\.xl[st]$/i;

/** First bytes of pictures and archives; some are followed by so much text that they would pass for it. */
const MAGIC: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x49, 0x49, 0x2a, 0x00], // TIFF
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x1f, 0x8b], // gzip
];

const DOCUMENT = /^(?:%PDF-|%!PS|\{\\rtf|MIME-Version:)/i;
const MARKUP = /^<(?:!doctype\b|html[\s>]|\?xml\b)/i;
/** How a piece of a page begins that a system wrote without its frame. A header may look like it, but closes nothing. */
const FRAGMENT = /^<(?:!--|(?:head|body|meta|style|script|table|div|svg)[\s>])/i;
/** An Excel of 2003 marks its XML by it, and so does a page that Excel wrote. */
const OLD_EXCEL = /urn:schemas-microsoft-com:office:(?:spreadsheet|excel)\b/;

/** Characters in which a page closes something or says whose it is. */
const SAMPLE = 20_000;

/** Whether a name or the first bytes already say that this is no table; the name only counts where it is known. */
export function isForeignFile(bytes: Uint8Array, name = ''): boolean {
  return ENDINGS.test(name.trim()) || MAGIC.some((magic) => magic.every((byte, at) => bytes[at] === byte));
}

/** What a text is by its beginning, where that is no table: a document, or a page. Null for what may be a table. */
export function foreignText(text: string, name = ''): Foreign | null {
  // White space and a second mark of the encoding may stand in front; both are trimmed.
  const start = text.slice(0, SAMPLE).trimStart();
  if (DOCUMENT.test(start)) return 'file_not_a_spreadsheet';
  if (!MARKUP.test(start) && !(FRAGMENT.test(start) && /<\/[a-z]+>|-->/i.test(start))) return null;
  // A page under the ending of a workbook is what some systems export: whoever has one can save it anew from Excel.
  return OLD_EXCEL.test(start) || OLD_ENDING.test(name.trim()) ? 'file_legacy_format' : 'file_not_a_spreadsheet';
}
