/**
 * Runs tasks strictly one after the other, in the order they were given: the second scan reads what the first one did. A task that fails
 * does not hold up those behind it.
 */
export function createSerial(onError: (error: unknown) => void): (task: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (task) => {
    last = last.then(task).catch(onError);
    return last;
  };
}
