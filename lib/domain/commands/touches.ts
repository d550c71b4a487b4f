import { commandPermissions } from './permissions.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The things a command is about (`writes`) and the things it merely needs (`reads`), by id. */
export interface Touched {
  readonly writes: readonly string[];
  readonly reads: readonly string[];
}

/**
 * In every argument list, and in every item of a list in it, the first id names the thing the command is about; all others are places, types and
 * sites it needs. Of a command that this app does not know, everything counts as written.
 */
export function touches({ name, args }: { name: string; args: Readonly<Record<string, unknown>> }): Touched {
  const all = idsIn(args);
  if (!Object.hasOwn(commandPermissions, name)) return { writes: all, reads: [] };
  const listed = Object.values(args).flatMap((value): unknown[] => (Array.isArray(value) ? value : []));
  const objects: unknown[] = [args, ...listed];
  const writes = new Set(objects.flatMap(firstId));
  return { writes: [...writes], reads: all.filter((id) => !writes.has(id)) };
}

function firstId(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const id = Object.values(value).find(isId);
  return id === undefined ? [] : [id];
}

function idsIn(value: unknown): string[] {
  if (isId(value)) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : [];
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}
