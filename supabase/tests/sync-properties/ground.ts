import type { TestDatabase } from '../../local/testing.ts';
import type { Cast } from './laboratory.ts';
import type { DirectServer } from './server.ts';

/** The ground a worker's runs stand on. */
export interface Ground {
  readonly db: TestDatabase;
  readonly server: DirectServer;
  readonly cast: Cast;
}
