import { vi } from 'vitest';

/** Frames of an error that are kept: a person reads no more, and each costs time in every refusal and every killed process. */
const FRAMES = 10;

/**
 * Takes off the fake IndexedDB what costs most and proves nothing: the way of every value through Node's serializer, and the stack of the
 * exception it makes for every index that a row is not in. What is stored and in which order is the same. For the rest of this worker.
 */
export function makeDiskSwift(): void {
  const { setImmediate: later, structuredClone: thorough } = globalThis;
  vi.stubGlobal('structuredClone', (value: unknown) => quickClone(value) ?? thorough(value));
  // Only the fake's own work runs inside: whoever waits for it goes on after it, and errors there keep their stack.
  vi.stubGlobal('setImmediate', (run: (...args: unknown[]) => void, ...args: unknown[]) =>
    later(() => {
      Error.stackTraceLimit = 0;
      try {
        run(...args);
      } finally {
        Error.stackTraceLimit = FRAMES;
      }
    }),
  );
}

/** A copy of JSON-like data; undefined when anything else is in it, or when it is undefined itself. */
export function quickClone(value: unknown): unknown {
  if (value === null) return value;
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    case 'object':
      return Array.isArray(value) ? cloneList(value) : cloneRecord(value);
    default:
      return undefined;
  }
}

function cloneList(list: readonly unknown[]): unknown {
  const copy: unknown[] = [];
  for (const item of list) {
    const copied = quickClone(item);
    if (copied === undefined) return undefined;
    copy.push(copied);
  }
  return copy;
}

function cloneRecord(record: object): unknown {
  if (Object.getPrototypeOf(record) !== Object.prototype) return undefined;
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(record)) {
    const copied = quickClone(item);
    // A field called __proto__ would be no field of the copy.
    if (copied === undefined || key === '__proto__') return undefined;
    copy[key] = copied;
  }
  return copy;
}
