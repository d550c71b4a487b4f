import { Parser } from 'saxen';
import { FileError } from '../../domain/imports/file-error.ts';

/** What a listener hears of an XML document; names come without a namespace prefix. */
export interface XmlListener {
  open?(name: string, attribute: (name: string) => string | undefined): void;
  text?(text: string): void;
  close?(name: string): void;
  /** Told before a document is given up as damaged because a tag or text never ends: throws where there is a better word for it. */
  endless?(): void;
}

/** Characters that may pass without a single tag or text being complete; the longest cell there is needs less. */
const SILENT_CHARACTERS = 512 * 1024;

/**
 * Reads XML that arrives in pieces of bytes. No document type is accepted: spreadsheets have none, and it is where entity bombs live. A tag that
 * never ends is given up soon, because the parser looks at all of it again with every piece.
 */
export class XmlReader {
  readonly #parser = new Parser();
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  readonly #listener: XmlListener;
  #silent = 0;

  constructor(listener: XmlListener) {
    this.#listener = listener;
    const heard = (): void => {
      this.#silent = 0;
    };
    const say = (text: string): void => {
      heard();
      listener.text?.(text);
    };
    this.#parser
      .on('openTag', (name, attributes, decode) => {
        heard();
        let all: Record<string, string> | undefined;
        listener.open?.(bare(name), (wanted) => {
          // Reading the attributes is the dearest part of a cell, and most tags are never asked for theirs.
          all ??= attributes();
          const value = all[wanted];
          return value?.includes('&') ? decode(value) : value;
        });
      })
      .on('closeTag', (name) => {
        heard();
        listener.close?.(bare(name));
      })
      .on('text', (text, decode) => {
        say(text.includes('&') ? decode(text) : text);
      })
      .on('cdata', say)
      .on('comment', heard)
      .on('question', heard)
      .on('warn', heard)
      .on('error', (error) => {
        throw new FileError('file_damaged', {}, error);
      })
      .on('attention', (text) => {
        throw new FileError('file_damaged', { found: text.slice(0, 20) });
      });
  }

  /** Takes the next piece of the document. */
  write(piece: Uint8Array): void {
    let text: string;
    try {
      text = this.#decoder.decode(piece, { stream: true });
    } catch (error) {
      throw new FileError('file_damaged', {}, error);
    }
    this.#silent += text.length;
    if (this.#silent > SILENT_CHARACTERS) {
      this.#listener.endless?.();
      throw new FileError('file_damaged');
    }
    if (text !== '') this.#parser.write(text);
  }

  /** Says that the document is complete. */
  end(): void {
    this.#parser.end();
  }
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
