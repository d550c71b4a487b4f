import PDFDocument from 'pdfkit';
import type { Face } from './faces.ts';
import { type Run, visualRuns } from './visual-runs.ts';

/** Points. */
const MARGIN = 48;
const FOOT = 36;
const LINE_HEIGHT = 1.35;
/** Given so that a font shapes a whole run at once; without any it is cut at spaces, which turns the words of Arabic around. */
const FEATURES: PDFKit.Mixins.OpenTypeFeatures[] = ['liga', 'kern'];
/** What stays in one line: a word or a figure; Chinese breaks after every character. */
const WORDS = /\s+|\p{Script=Han}|[^\s\p{Script=Han}]+/gu;
const INK = '#1a1a1a';

export interface SheetOptions {
  readonly direction: 'ltr' | 'rtl';
  readonly language: string;
  readonly title: string;
  readonly author: string;
  readonly faces: readonly Face[];
}

/** A4 pages filled from the top, in either direction of writing. `start` is where lines begin: left, or right for Arabic. */
export class Sheet {
  readonly width: number;
  #document: PDFKit.PDFDocument;
  #options: SheetOptions;
  #y = MARGIN;

  constructor(options: SheetOptions) {
    this.#options = options;
    const { title: Title, author: Author } = options;
    this.#document = new PDFDocument({
      ...{ size: 'A4', margin: 0, bufferPages: true, lang: options.language, info: { Title, Author } },
      font: '',
    });
    for (const { name, bytes } of options.faces) this.#document.registerFont(name, bytes);
    this.width = this.#document.page.width - 2 * MARGIN;
  }

  /** Room for so many points on this page, else a new one. */
  need(height: number): void {
    if (this.#y + height <= this.#document.page.height - MARGIN - FOOT) return;
    this.#document.addPage();
    this.#y = MARGIN;
  }

  space(height: number): void {
    this.#y += height;
  }

  /** A filled bar across the page, as the head of the first one. */
  bar(height: number, colour: string): void {
    this.#document.rect(0, this.#y, this.#document.page.width, height).fill(colour);
  }

  rule(colour = '#c8c8c8'): void {
    const y = this.#y;
    this.#document
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + this.width, y)
      .lineWidth(0.5)
      .stroke(colour);
  }

  /** A picture at the end of the line, beside what is written from its start. */
  picture(png: Buffer, height: number): void {
    const isTurned = this.#options.direction === 'rtl';
    const page = this.#document.page.width;
    this.#document.image(png, isTurned ? MARGIN : page - MARGIN - height, this.#y, { fit: [height, height] });
  }

  /** A paragraph over the whole width. */
  text(text: string, size: number, colour = INK): void {
    this.row([{ text, part: 1 }], size, colour);
  }

  /** Cells beside each other, each on its part of the width; the row is as high as its highest cell and never torn. */
  row(cells: readonly { readonly text: string; readonly part: number }[], size: number, colour = INK): void {
    const gap = 8;
    const laid = cells.map(({ text, part }) => this.#lines(text, part * this.width - gap, size));
    const height = Math.max(1, ...laid.map(({ length }) => length)) * size * LINE_HEIGHT;
    this.need(height);
    let from = 0;
    for (const [n, lines] of laid.entries()) {
      for (const [at, line] of lines.entries()) {
        this.#draw(line, from, this.#y + at * size * LINE_HEIGHT, size, colour);
      }
      from += (cells[n]?.part ?? 0) * this.width;
    }
    this.#y += height;
  }

  /** Writes at the foot of every page and answers the file. */
  async finish(foot: (page: number, pages: number) => string): Promise<Uint8Array> {
    const { start, count } = this.#document.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.#document.switchToPage(start + page);
      this.#draw(this.#runs(foot(page + 1, count)), 0, this.#document.page.height - FOOT, 8, '#5a5a5a');
    }
    const chunks: Buffer[] = [];
    this.#document.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise<void>((resolve, reject) => {
      this.#document.on('end', resolve);
      this.#document.on('error', reject);
    });
    this.#document.end();
    await ended;
    return new Uint8Array(Buffer.concat(chunks));
  }

  #runs(text: string): Run[] {
    return visualRuns(text, this.#options.direction, this.#options.faces);
  }

  #widthOf(runs: readonly Run[], size: number): number {
    return runs.reduce((sum, { text, face }) => {
      this.#document.font(face).fontSize(size);
      return sum + this.#document.widthOfString(text, { features: FEATURES });
    }, 0);
  }

  /** Breaks a text into lines between words; a word that is too long breaks anywhere. */
  #lines(text: string, width: number, size: number): Run[][] {
    const lines: string[] = [];
    for (const paragraph of text.split('\n')) {
      let line = '';
      for (const word of paragraph.match(WORDS) ?? []) {
        const pieces = this.#widthOf(this.#runs(word), size) <= width ? [word] : Array.from(word);
        for (const piece of pieces) {
          if (line !== '' && this.#widthOf(this.#runs(`${line}${piece}`.trimEnd()), size) > width) {
            lines.push(line.trimEnd());
            line = '';
          }
          if (line !== '' || piece.trim() !== '') line += piece;
        }
      }
      lines.push(line.trimEnd());
    }
    return lines.map((line) => this.#runs(line));
  }

  #draw(runs: readonly Run[], from: number, y: number, size: number, colour: string): void {
    const isTurned = this.#options.direction === 'rtl';
    let x = isTurned ? MARGIN + this.width - from - this.#widthOf(runs, size) : MARGIN + from;
    for (const { text, face } of runs) {
      this.#document.font(face).fontSize(size).fillColor(colour);
      this.#document.text(text, x, y, { lineBreak: false, features: FEATURES, baseline: 'top' });
      x += this.#document.widthOfString(text, { features: FEATURES });
    }
  }
}
