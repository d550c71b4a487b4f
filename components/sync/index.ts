/** How a screen reads and writes; `README.md` is the page about it. */
export { SyncProvider } from './provider.tsx';
export { useEntity } from './use-entity.ts';
export { type SiteHolding, useHeldSites } from './use-held-sites.ts';
export { useQuery } from './use-live.ts';
export { useEnqueue } from './use-commands.ts';
export { type SetAsideActions, useOutbox, useOutboxItem, useOutboxSince, useSetAsideActions } from './use-outbox.ts';
export { useDiagnostics, useElsewhere, usePokes, useSetActiveSite, useSync, useSyncNow } from './use-sync.ts';
export { useBackend, useSession } from './use-session.ts';
export { type Persistence, usePersistence } from './use-persistence.ts';
export type { Backend, Connection, Person, TenantChoice } from './backend.ts';
export type { Elsewhere, LocalStore, Session, SessionActions } from './session.ts';
