import { nextTask } from '../ui/next-task.ts';

/**
 * Reads the rules of every command. Making all their schemas takes a phone long enough for a tap to be felt late: what things are comes first and what
 * commands say after it, each in a task of its own. Whoever imports what is built on them does so after this.
 */
export async function rulesAhead(): Promise<void> {
  await import('../../lib/domain/world/indexes.ts');
  await nextTask();
  await import('../../lib/domain/commands/catalogue.ts');
  await nextTask();
}
