/** Lets the page answer what has come meanwhile, a tap above all, before the work goes on. Browser only. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
