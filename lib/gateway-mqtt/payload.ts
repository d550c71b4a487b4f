/** A part of a payload that measures something, with the key it was found under. */
export interface Part {
  readonly key: string;
  readonly value: unknown;
}

/** What a payload says: JSON, or a text that is none, as a bare word of a firmware. */
export function parsePayload(bytes: Uint8Array): unknown {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** What stands at a place (see `mapping.ts`); undefined where there is nothing. */
export function valueAt(place: string, part: unknown, payload: unknown): unknown {
  if (place === '.') return part;
  let value = place.startsWith('/') ? payload : part;
  for (const key of place.replace(/^\//, '').split('/')) {
    // Own keys alone: a payload must not reach what every object has.
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** The parts of a payload that `each` names; the payload itself where it names none. */
export function partsOf(each: string | undefined, payload: unknown): Part[] {
  if (each === undefined) return [{ key: '', value: payload }];
  let parts: Part[] = [{ key: '', value: payload }];
  for (const step of each.split('/')) {
    parts = parts.flatMap(({ value }) => {
      if (!isObject(value)) return [];
      const keys = step === '*' ? Object.keys(value) : Object.hasOwn(value, step) ? [step] : [];
      return keys.map((key) => ({ key, value: value[key] }));
    });
  }
  return parts.filter(({ value }) => isObject(value));
}

/** Fills a code's template; null when something that it names is not there. */
export function fillCode(template: string, topic: string, { key, value }: Part, payload: unknown): string | null {
  const levels = topic.split('/');
  const found = [...template.matchAll(/\{([^{}]*)\}/g)].map(([hole, name = '']) => {
    return [hole, (name === 'key' ? key : named(name, levels, value, payload)) ?? ''] as const;
  });
  if (found.some(([, text]) => text === '')) return null;
  return found.reduce((code, [hole, text]) => code.replace(hole, () => text), template);
}

function named(name: string, levels: readonly string[], part: unknown, payload: unknown): string | undefined {
  const dot = name.indexOf('.');
  const [kind, rest] = [name.slice(0, Math.max(0, dot)), name.slice(dot + 1)];
  if (kind === 'topic') return /^\d+$/.test(rest) ? levels[Number(rest)] : undefined;
  const value = kind === 'payload' ? valueAt(rest, part, payload) : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
