import { z } from 'zod';
import { isReadable } from '../../lib/domain/commands/fields.ts';
import { withLimit } from '../ui/form/with-limit.ts';

/** A name as a form takes it, by the rule that every command has for names; its messages are codes of `common.errors`. */
export function nameField(most: number) {
  return z.string().trim().min(1, 'required').max(most, withLimit('longest', most)).refine(isReadable, 'unreadable');
}
