import { startE2eStack } from './stack.ts';

/**
 * Starts the product once for the whole run and tells the tests its address. With `E2E_BASE_URL` set the tests run against
 * what answers there, such as a demo that is already running.
 */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['E2E_BASE_URL']) return undefined;
  const stack = await startE2eStack();
  // Workers inherit the environment of this process; the configuration reads the address there.
  process.env['E2E_BASE_URL'] = stack.address;
  return () => stack.stop();
}
