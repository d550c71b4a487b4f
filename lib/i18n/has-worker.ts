/** Whether a worker has the app on this device; at the very first visit it is still being put there. Browser only. */
export function hasWorker(): boolean {
  return 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;
}
