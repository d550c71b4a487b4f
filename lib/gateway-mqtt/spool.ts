import { type FileHandle, mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readingSchema } from '../domain/readings/model.ts';

const entrySchema = z.strictObject({
  /** What names the message while the broker may send it again: see `repeats.ts`. */
  message: z.strictObject({ id: z.number().int().nullable(), digest: z.string() }),
  topic: z.string(),
  readings: z.array(readingSchema.extend({ sensorId: z.uuid(), code: z.string() })).min(1),
});
/** The readings of one message, as they wait for the server. */
export type Entry = z.infer<typeof entrySchema>;

const positionSchema = z.strictObject({ segment: z.number().int().min(1), offset: z.number().int().min(0) });
/** A place in the spool: everything before it has been taken by the server. */
type Position = z.infer<typeof positionSchema>;

/** Entries in their order, and the place behind them. */
export interface Batch {
  readonly entries: readonly Entry[];
  readonly end: Position;
}

/** Readings that wait on the disk. One process at a time; see `lock.ts`. */
export interface Spool {
  /** Resolves once the entry is on the disk: from then on no end of the process or of the power loses it. */
  append(entry: Entry): Promise<void>;
  /** The oldest entries with at most so many readings together; at least one entry where there is any. */
  read(mostReadings: number): Promise<Batch>;
  /** Lets go of everything before a place. */
  release(end: Position): Promise<void>;
  /** The last entries written, released or not, the oldest first. */
  recent(most: number): Promise<Entry[]>;
  close(): Promise<void>;
}

export interface SpoolOptions {
  /** Bytes after which a new file is begun. */
  readonly segmentBytes?: number;
  /** Told of a line that cannot be read: what a disk has damaged must not hold up what it has not. */
  readonly onDamage?: (file: string, offset: number) => void;
}

const SEGMENT = /^(\d{8})\.spool$/;
const POSITION = 'released.json';
const READ_BYTES = 512 * 1024;

/**
 * Opens the spool of a folder: files that are only ever appended to, one entry a line, and a small one that says how far the server has taken them. What
 * was cut off in the middle of a line was never acknowledged to the broker and is cut away.
 */
export async function openSpool(folder: string, options: SpoolOptions = {}): Promise<Spool> {
  const { segmentBytes = 4 * 1024 * 1024, onDamage = () => undefined } = options;
  await mkdir(folder, { recursive: true });
  const fileOf = (segment: number) => join(folder, `${String(segment).padStart(8, '0')}.spool`);
  let segments = await segmentsOf(folder);
  let released = await readPosition(join(folder, POSITION), segments[0] ?? 1);
  let writing = segments.at(-1) ?? released.segment;
  let file = await open(fileOf(writing), 'a');
  let size = await cutTornLine(fileOf(writing));
  await syncFolder(folder);

  async function rotate(): Promise<void> {
    await file.close();
    writing += 1;
    file = await open(fileOf(writing), 'a');
    size = 0;
    await syncFolder(folder);
  }

  async function linesFrom({ segment, offset }: Position, most: number): Promise<Batch> {
    const entries: Entry[] = [];
    let readings = 0;
    let at = { segment, offset };
    while (at.segment <= writing) {
      const chunk = await readChunk(fileOf(at.segment), at.offset);
      if (chunk.length === 0) {
        if (at.segment === writing) break;
        at = { segment: at.segment + 1, offset: 0 };
        continue;
      }
      let start = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
        const entry = parsedEntry(chunk.subarray(start, end).toString('utf8'));
        if (entry && entries.length > 0 && readings + entry.readings.length > most) return { entries, end: at };
        if (entry) entries.push(entry);
        else onDamage(fileOf(at.segment), at.offset);
        readings += entry?.readings.length ?? 0;
        at = { segment: at.segment, offset: at.offset + (end + 1 - start) };
        start = end + 1;
      }
      // Not one whole line in so much: nothing that was written here.
      if (start === 0) at = { segment: at.segment, offset: at.offset + chunk.length };
    }
    return { entries, end: at };
  }

  return {
    async append(entry) {
      const line = Buffer.from(`${JSON.stringify(entry)}\n`);
      if (size > 0 && size + line.length > segmentBytes) await rotate();
      await file.appendFile(line);
      await file.datasync();
      size += line.length;
    },
    read: (mostReadings) => linesFrom(released, mostReadings),
    async release(end) {
      await writePosition(folder, end);
      released = end;
      // The file before is kept: `recent` wants to look back a while.
      segments = await segmentsOf(folder);
      await Promise.all(segments.filter((segment) => segment < end.segment - 1).map((segment) => rm(fileOf(segment))));
    },
    async recent(most) {
      const first = (await segmentsOf(folder)).find((segment) => segment >= writing - 1) ?? writing;
      const { entries } = await linesFrom({ segment: first, offset: 0 }, Number.POSITIVE_INFINITY);
      return entries.slice(-most);
    },
    close: () => file.close(),
  };
}

async function segmentsOf(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names
    .flatMap((name) => SEGMENT.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b);
}

/** How far the server has taken; from the first file on where nobody knows: what it knows already it says so. */
async function readPosition(file: string, first: number): Promise<Position> {
  const start = { segment: first, offset: 0 };
  try {
    const position = positionSchema.safeParse(JSON.parse(await readFile(file, 'utf8'))).data;
    return position && position.segment >= first ? position : start;
  } catch (error) {
    if (error instanceof SyntaxError || isMissing(error)) return start;
    throw error;
  }
}

async function writePosition(folder: string, position: Position): Promise<void> {
  const next = join(folder, `${POSITION}.next`);
  const handle = await open(next, 'w');
  try {
    await handle.writeFile(JSON.stringify(position));
    await handle.datasync();
  } finally {
    await handle.close();
  }
  await rename(next, join(folder, POSITION));
}

/** Cuts what stands behind the last line end, and answers the size that is left. */
async function cutTornLine(file: string): Promise<number> {
  const bytes = await readFile(file);
  const whole = bytes.lastIndexOf(10) + 1;
  if (whole < bytes.length) {
    const handle = await open(file, 'r+');
    try {
      await handle.truncate(whole);
      await handle.datasync();
    } finally {
      await handle.close();
    }
  }
  return whole;
}

async function readChunk(file: string, offset: number): Promise<Buffer> {
  let handle: FileHandle;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    if (isMissing(error)) return Buffer.alloc(0);
    throw error;
  }
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(READ_BYTES), 0, READ_BYTES, offset);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function parsedEntry(line: string): Entry | undefined {
  try {
    return entrySchema.safeParse(JSON.parse(line)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A new name in a folder survives a power cut only once the folder itself is on the disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';
