import { z } from 'zod';

/** One Phoenix message, in either direction. */
export interface Frame {
  joinRef: string | null;
  ref: string | null;
  topic: string;
  event: string;
  payload: unknown;
}

/** How a client wants its messages: objects (1.0.0) or arrays and binary broadcasts (2.0.0). */
export type Version = '1.0.0' | '2.0.0';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const objectFrame = z.object({ topic: z.string(), event: z.string(), payload: z.unknown(), ref: text, join_ref: text });
const arrayFrame = z.tuple([text, text, z.string(), z.string(), z.unknown()]);

const userBroadcastPush = 3;
const userBroadcast = 4;
const jsonEncoding = 1;

/** Reads a message; undefined when it is not one. */
export function decodeFrame(version: Version, data: Buffer, binary: boolean): Frame | undefined {
  if (binary) return version === '2.0.0' ? decodeBroadcast(data) : undefined;
  let value: unknown;
  try {
    value = JSON.parse(data.toString('utf8'));
  } catch {
    // Not JSON: the caller closes the connection, as Phoenix does.
    return undefined;
  }
  if (version === '1.0.0') {
    const found = objectFrame.safeParse(value);
    if (!found.success) return undefined;
    const { join_ref: joinRef, ...rest } = found.data;
    return { ...rest, joinRef };
  }
  const found = arrayFrame.safeParse(value);
  if (!found.success) return undefined;
  const [joinRef, ref, topic, event, payload] = found.data;
  return { joinRef, ref, topic, event, payload };
}

/** Writes a message for a client. */
export function encodeFrame(version: Version, frame: Frame): string | Buffer {
  const { joinRef, ref, topic, event, payload } = frame;
  if (version === '1.0.0') return JSON.stringify({ topic, event, payload, ref, join_ref: joinRef });
  const bytes = binaryPayload(payload);
  if (bytes) return encodeBroadcast(topic, bytes.event, bytes.payload);
  return JSON.stringify([joinRef, ref, topic, event, payload]);
}

function binaryPayload(payload: unknown): { event: string; payload: Buffer } | undefined {
  if (typeof payload !== 'object' || payload === null || !('payload' in payload) || !('event' in payload))
    return undefined;
  return Buffer.isBuffer(payload.payload) ? { event: String(payload.event), payload: payload.payload } : undefined;
}

// kind, lengths of join_ref, ref, topic, event and metadata, encoding; then those five; then the payload.
function decodeBroadcast(data: Buffer): Frame | undefined {
  if (data.length < 7 || data[0] !== userBroadcastPush) return undefined;
  const lengths = [...data.subarray(1, 6)];
  const encoding = data[6];
  let at = 7;
  const parts = lengths.map((length) => data.toString('utf8', at, (at += length)));
  if (at > data.length) return undefined;
  const [joinRef, ref, topic = '', event = ''] = parts;
  const rest = data.subarray(at);
  try {
    const payload: unknown = encoding === jsonEncoding ? JSON.parse(rest.toString('utf8')) : Buffer.from(rest);
    return {
      joinRef: joinRef || null,
      ref: ref || null,
      topic,
      event: 'broadcast',
      payload: { type: 'broadcast', event, payload },
    };
  } catch {
    // The payload says JSON and is none.
    return undefined;
  }
}

// kind, lengths of topic, event and metadata, encoding; then those; then the payload.
function encodeBroadcast(topic: string, event: string, payload: Buffer): Buffer {
  const head = [Buffer.from(topic), Buffer.from(event)];
  const lengths = [...head.map((part) => part.length), 0];
  return Buffer.concat([Buffer.from([userBroadcast, ...lengths, 0]), ...head, payload]);
}
