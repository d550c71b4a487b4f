/**
 * Ends this browser's push subscription, so that a shared phone does not go on telling the last person's alerts. Needs no network: the server learns
 * from the push service that nobody is there any more.
 */
export async function forgetNotifications(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.getRegistration();
    await (await registration?.pushManager.getSubscription())?.unsubscribe();
  } catch {
    // A browser without push, or one that refuses: nobody may be kept from signing out by it.
  }
}
