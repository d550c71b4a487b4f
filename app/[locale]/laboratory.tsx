'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { besides, pillOf } from '../../components/outbox/pill.ts';
import { useContested } from '../../components/outbox/use-contested.ts';
import { rememberBrand } from '../../components/shell/brand-store.ts';
import { NavigationScope } from '../../components/shell/navigation-scope.tsx';
import type { NavId } from '../../components/shell/navigation.ts';
import { NetworkPill } from '../../components/shell/network-pill.tsx';
import { useOpenStore } from '../../components/sync/context.ts';
import { useElsewhere, useQuery, useSession, useSync } from '../../components/sync/index.ts';
import { commandPermissions } from '../../lib/domain/commands/permissions.ts';
import type { Role } from '../../lib/domain/members/model.ts';
import { AheadScope } from '../../lib/i18n/navigation.ts';
import { iconAddress } from '../../lib/pwa/icon-address.ts';

/** What the chosen laboratory and the person's role in it make of the whole app: its look, and which places it offers. */
export function Laboratory({ children }: { children: ReactNode }) {
  return (
    <>
      <Brand />
      <OwnRole />
      <AheadScope isAtRest={useRest()}>
        <PlacesOfRole>{children}</PlacesOfRole>
      </AheadScope>
    </>
  );
}

/** Milliseconds in which a screen draws what its store has. */
const DRAWING_MS = 1_000;

/** Whether the screen has had its store, or the answer that nobody is here, for long enough to be used. */
function useRest(): boolean {
  const { status } = useSession();
  const store = useOpenStore();
  const isSettled = store !== undefined || (status !== 'loading' && status !== 'ready');
  const [isAtRest, setAtRest] = useState(false);
  useEffect(() => {
    if (!isSettled) return undefined;
    const timer = setTimeout(() => setAtRest(true), DRAWING_MS);
    return () => clearTimeout(timer);
  }, [isSettled]);
  return isAtRest;
}

/** The app looks like the laboratory that was chosen, and follows when its look is changed. */
function Brand() {
  const session = useSession();
  const chosen = session.status === 'ready' ? session.tenant : null;
  const held = useQuery((store) => store.all('tenant'), []);
  const tenant = held?.find(({ doc }) => doc.id === chosen?.id)?.doc ?? chosen;
  const look = tenant && JSON.stringify({ slug: tenant.slug, name: tenant.name, ...tenant.branding });
  useEffect(() => {
    if (!tenant) return;
    const { slug, name, branding } = tenant;
    const { logoPath, ...rest } = branding;
    const logoUrl = logoPath === null ? null : iconAddress({ slug, name, ...branding }, 192, 'logo');
    void rememberBrand({ slug, name, ...rest, logoUrl });
    // `look` is all of the tenant that can be seen.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [look]);
  return null;
}

/** A role that is changed while the app is open is another set of things to offer. */
function OwnRole() {
  const session = useSession();
  const [userId, known] =
    session.status === 'ready' ? [session.person.userId, session.tenant.role] : ([null, null] as const);
  const member = useQuery(
    // Whoever was removed and added again has a row of each time.
    userId === null
      ? null
      : async (held) => (await held.all('member')).find(({ doc }) => doc.userId === userId && doc.state === 'active'),
    [userId],
  );
  // What is only foreseen the server does not know yet.
  const role = member?.provisional === false ? member.doc.role : undefined;
  const { refreshTenant } = session.actions;
  useEffect(() => {
    if (role !== undefined && known !== null && role !== known) void refreshTenant();
  }, [role, known, refreshTenant]);
  return null;
}

function hiddenFrom(role: Role): NavId[] {
  const may = (roles: readonly Role[]) => roles.includes(role);
  const hidden: NavId[] = [];
  if (!may(commandPermissions['import_samples.v1'])) hidden.push('import');
  if (!may(commandPermissions['set_branding.v1'])) hidden.push('administration');
  return hidden;
}

function PlacesOfRole({ children }: { children: ReactNode }) {
  const session = useSession();
  const hidden = session.status === 'ready' ? hiddenFrom(session.tenant.role) : [];
  const count = useQuery((store) => store.count('alert'), []);
  // Whoever is no longer in the laboratory has its rows until all is sent, and is shown none of them.
  const alerts = useSync()?.removed === true ? 0 : (count ?? 0);
  return (
    <NavigationScope hidden={hidden} counts={{ alerts }}>
      {children}
    </NavigationScope>
  );
}

/** The truth about the network, in the head bar: the same that the outbox says. */
export function Pill() {
  const sync = useSync();
  const contested = useContested();
  const elsewhere = useElsewhere();
  // Green only once it is known that nothing is contested; what waits is said at once.
  if (!sync || (sync.pill === 'synced' && !contested)) return null;
  return <NetworkPill {...pillOf(sync, besides(contested, elsewhere))} queue={sync.pill} />;
}
