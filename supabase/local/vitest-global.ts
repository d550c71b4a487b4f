import { clusterVariable } from './testing.ts';
import { startTestCluster } from './test-cluster.ts';

/** Vitest global setup: one throwaway database server for the whole run; the teardown removes all of it. */
export default async function setup(): Promise<() => Promise<void>> {
  const cluster = await startTestCluster();
  // Workers inherit the environment of the process that starts them.
  process.env[clusterVariable] = String(cluster.server.port);
  return () => cluster.stop();
}
