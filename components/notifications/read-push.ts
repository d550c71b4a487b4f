import { currentSubscription, pushAbility } from './browser-push.ts';
import { hasDeclined, remembered } from './remembered.ts';

/** Whether a person is told by this device; `declined` is off because they want it so. */
export type PushState = 'none' | 'install' | 'denied' | 'off' | 'declined' | 'on';

/** Reads it from the browser and from what this device remembers; asks neither the person nor the server. */
export async function readPush(userId: string, tenantId: string): Promise<PushState> {
  const ability = pushAbility();
  if (ability !== 'able') return ability;
  if (remembered(userId, tenantId) !== null && (await currentSubscription()) !== null) return 'on';
  return hasDeclined(userId, tenantId) ? 'declined' : 'off';
}
