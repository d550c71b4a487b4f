import { FileError } from '../../domain/imports/file-error.ts';
import { XmlReader, type XmlListener } from './xml.ts';
import { type ZipEntry, inflateEntry, readDirectory } from './zip.ts';

/** The parts of an XLSX file, read on demand. */
export class XlsxPackage {
  readonly #bytes: Uint8Array;
  readonly #entries: Map<string, ZipEntry>;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#entries = readDirectory(bytes);
  }

  /** Whether there is such a part. */
  has(path: string): boolean {
    return this.#entries.has(path);
  }

  /** Reads a part as XML; a part that is missing is an error of the file. */
  read(path: string, listener: XmlListener, onProgress: (done: number) => void = () => undefined): void {
    const entry = this.#entries.get(path);
    if (!entry) throw new FileError('file_damaged', { part: path });
    const reader = new XmlReader(listener);
    inflateEntry(this.#bytes, entry, (piece, done) => {
      reader.write(piece);
      onProgress(done);
    });
    reader.end();
  }

  /** Where the relations of a part point, by their id and by the last word of their type. */
  relationsOf(path: string): Relation[] {
    const slash = path.lastIndexOf('/') + 1;
    const folder = path.slice(0, slash);
    const relations: Relation[] = [];
    const file = `${folder}_rels/${path.slice(slash)}.rels`;
    if (!this.has(file)) return relations;
    this.read(file, {
      open: (name, attribute) => {
        if (name !== 'Relationship' || attribute('TargetMode') === 'External') return;
        const type = attribute('Type') ?? '';
        relations.push({
          id: attribute('Id') ?? '',
          type: type.slice(type.lastIndexOf('/') + 1),
          path: resolved(folder, attribute('Target') ?? ''),
        });
      },
    });
    return relations;
  }
}

/** One relation of a part. */
export interface Relation {
  readonly id: string;
  readonly type: string;
  readonly path: string;
}

function resolved(folder: string, target: string): string {
  const steps = target.startsWith('/') ? target.split('/') : `${folder}${target}`.split('/');
  const path: string[] = [];
  for (const step of steps) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}
