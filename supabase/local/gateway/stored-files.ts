import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { App } from '@supabase/lite';
import { z } from 'zod';

type Adapter = NonNullable<App['_storageAdapter']>;
type Metadata = Awaited<ReturnType<Adapter['headObject']>>;

const description = z.object({ mimetype: z.string(), cacheControl: z.string() });

/** Keeps the bytes of stored objects in a folder; names are hashed, so that no object name can point elsewhere. */
export class StoredFiles implements Adapter {
  readonly driver = null;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  #path(bucket: string, key: string): string {
    const name = createHash('sha256').update(`${bucket}/${key}`).digest('hex');
    return join(this.#folder, name.slice(0, 2), name);
  }

  async #describe(path: string): Promise<Metadata> {
    const found = description.parse(JSON.parse(await readFile(`${path}.json`, 'utf8')));
    const { size, mtime, mtimeMs } = await stat(path);
    return {
      ...found,
      size,
      contentLength: size,
      lastModified: mtime,
      eTag: `"${size}-${mtimeMs}"`,
      httpStatusCode: 200,
    };
  }

  /** Reads an object with its bytes. */
  async getObject(bucket: string, key: string) {
    const path = this.#path(bucket, key);
    return { metadata: await this.#describe(path), httpStatusCode: 200, body: await readFile(path) };
  }

  /** Writes an object, replacing an earlier one. */
  async uploadObject(
    bucket: string,
    key: string,
    _version: string | undefined,
    body: Parameters<Adapter['uploadObject']>[3],
    mimetype: string,
    cacheControl: string,
  ): Promise<Metadata> {
    const path = this.#path(bucket, key);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, body instanceof Uint8Array ? body : await bytesOf(body));
    await writeFile(`${path}.json`, JSON.stringify({ mimetype, cacheControl }));
    return this.#describe(path);
  }

  /** Removes an object; one that is gone already is no error. */
  async deleteObject(bucket: string, key: string): Promise<void> {
    const path = this.#path(bucket, key);
    await Promise.all([rm(path, { force: true }), rm(`${path}.json`, { force: true })]);
  }

  /** Removes several objects of a bucket. */
  async deleteObjects(bucket: string, keys: string[]): Promise<void> {
    await Promise.all(keys.map((key) => this.deleteObject(bucket, key)));
  }

  /** Copies an object, also into another bucket. */
  async copyObject(bucket: string, key: string, _version: string | undefined, toBucket: string, toKey: string) {
    const [from, to] = [this.#path(bucket, key), this.#path(toBucket, toKey)];
    await mkdir(dirname(to), { recursive: true });
    await copyFile(from, to);
    await copyFile(`${from}.json`, `${to}.json`);
    return this.#describe(to);
  }

  /** Describes an object without reading it. */
  async headObject(bucket: string, key: string): Promise<Metadata> {
    return this.#describe(this.#path(bucket, key));
  }

  /** Where an image service on this machine would read the object. */
  privateAssetUrl(bucket: string, key: string): Promise<string> {
    return Promise.resolve(`file://${this.#path(bucket, key)}`);
  }
}

async function bytesOf(stream: Exclude<Parameters<Adapter['uploadObject']>[3], Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const chunk: unknown = read.value;
    if (chunk instanceof Uint8Array) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
