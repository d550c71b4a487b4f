import type { Person, TenantChoice } from './backend.ts';

/** Who uses this device, and for which laboratory. Remembered on the device, so that it opens without a network or a fresh token. */
export type Session =
  | { readonly status: 'loading' }
  | { readonly status: 'signed_out' }
  | { readonly status: 'choosing'; readonly person: Person }
  | { readonly status: 'ready'; readonly person: Person; readonly tenant: TenantChoice };

/** A store on this device with work that the server has not seen. */
export interface LocalStore {
  readonly name: string;
  readonly userId: string;
  readonly email: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly unsynced: number;
  readonly lastUsedAt: string;
}

/** Work of the person at this device that waits in another laboratory than the open one. */
export interface Elsewhere {
  readonly tenantId: string;
  readonly tenantName: string;
  readonly unsynced: number;
  /** What it takes to go there; null when this person is no longer in it. */
  readonly tenant: TenantChoice | null;
}

/** What a person does about their session. Failures are `SyncError`s; those of a sign-in have the codes of `SignInAnswer`. */
export interface SessionActions {
  signIn(email: string, password: string): Promise<void>;
  requestCode(email: string): Promise<void>;
  verifyCode(email: string, code: string): Promise<void>;
  /** The laboratories of the signed-in person, from the server; without a network, those this device remembers. */
  tenants(): Promise<TenantChoice[]>;
  chooseTenant(tenant: TenantChoice): Promise<void>;
  /** Asks the server anew for role and look of the laboratory; without an answer, what is remembered stays. */
  refreshTenant(): Promise<void>;
  /** Back to the choice; everything stays on the device. */
  leaveTenant(): Promise<void>;
  /**
   * Signs out on this device. With unsynced work in any of this person's laboratories and without `despiteUnsynced` it does nothing and says
   * how much there is. Nothing is ever deleted by it: the queue goes on when the same person signs in again.
   */
  signOut(options?: { despiteUnsynced: boolean }): Promise<{ signedOut: boolean; unsynced: number }>;
  /** Everybody's stores on this device, the most recent first. */
  localStores(): Promise<LocalStore[]>;
  /** Those of the person at this device in which something waits, whichever laboratory is open. */
  waiting(): Promise<LocalStore[]>;
  /** Deletes a store of this device if the server has everything of it; says whether it did. */
  forgetStore(name: string): Promise<boolean>;
}
