/** `granted`: the browser will not clear this device's store by itself. `refused`: it may, when the disk is full. */
export type Persistence = 'unknown' | 'granted' | 'refused' | 'unsupported';

/** Whether the browser keeps the store, without asking it. */
export async function readPersistence(): Promise<Persistence> {
  const storage = manager();
  if (!storage) return 'unsupported';
  return (await storage.persisted()) ? 'granted' : 'unknown';
}

/** Asks the browser to keep the store. Best asked from a tap; asking again is harmless. */
export async function askPersistence(): Promise<Persistence> {
  const storage = manager();
  if (!storage) return 'unsupported';
  return (await storage.persist()) ? 'granted' : 'refused';
}

function manager(): StorageManager | undefined {
  // An insecure context has none.
  return 'storage' in navigator && 'persist' in navigator.storage ? navigator.storage : undefined;
}
