import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectDirectory } from '../gateway/project-config.ts';

/** Where the running demo of this folder answers. Throws, and says how to start one, where none runs. */
export function addressOfDemo(): string {
  try {
    const text = readFileSync(join(projectDirectory, '.local', 'demo.json'), 'utf8');
    const { address } = z.object({ address: z.string() }).parse(JSON.parse(text));
    return address;
  } catch (error) {
    throw new Error('No demo runs here. Start it first: npm run demo', { cause: error });
  }
}
