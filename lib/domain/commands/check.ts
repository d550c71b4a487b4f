import type { z } from 'zod';
import { type ArgsOf, commandArgs } from './catalogue.ts';
import type { CommandName } from './permissions.ts';
import { Refusal } from './verdict.ts';

const schemas: { readonly [Name in CommandName]: z.ZodType<ArgsOf[Name]> } = commandArgs;

/**
 * The arguments in the form they are kept in. Refuses what the schema refuses: a list that is too long is `too_many_items`, anything else
 * `arguments_invalid`, both with the `field`. Also refuses text that a database cannot hold (NUL, half a surrogate pair), because one such
 * character would fail the whole batch it travels in.
 */
export function checkArgs<Name extends CommandName>(name: Name, args: unknown): ArgsOf[Name] {
  const parsed = schemas[name].safeParse(args);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') ?? '';
    if (issue?.code === 'too_big' && issue.origin === 'array') {
      throw new Refusal('too_many_items', { field, max: Number(issue.maximum) });
    }
    throw new Refusal('arguments_invalid', { field });
  }
  const field = unstorable(parsed.data);
  if (field !== null) throw new Refusal('arguments_invalid', { field });
  return parsed.data;
}

/** The path of the first text that a database cannot hold, or null. */
function unstorable(value: unknown, path = ''): string | null {
  if (typeof value === 'string') return /[\0\p{Surrogate}]/u.test(value) ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = unstorable(inner, path === '' ? key : `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}
