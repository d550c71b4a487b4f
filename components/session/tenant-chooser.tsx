'use client';

import Building2 from 'lucide-react/icons/building-2';
import { useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { useRouter } from '../../lib/i18n/navigation.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { List, ListRow } from '../ui/list.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { type LocalStore, type TenantChoice, useSession } from '../sync/index.ts';
import { nextPath } from './next-path.ts';
import { useAttempt } from './use-attempt.ts';
import { useLookAgain } from './use-look-again.ts';
import { useSignOut } from './use-sign-out.tsx';

/** The laboratories of the person; with only one there is nothing to choose. */
export function TenantChooser() {
  const t = useTranslations('session');
  const router = useRouter();
  const asked = useSearchParams().get('next');
  const session = useSession();
  const { status, actions } = session;
  const { run, failure } = useAttempt();
  const signingOut = useSignOut();
  const [tenants, setTenants] = useState<readonly TenantChoice[]>();
  const [waiting, setWaiting] = useState<readonly LocalStore[]>([]);
  const alone = useRef(true);

  const load = useCallback(
    () =>
      run(async () => {
        const found = await actions.tenants();
        // Without it the choice still stands.
        setWaiting(await actions.waiting().catch(() => []));
        setTenants(found);
        const [only, ...more] = found;
        if (only && more.length === 0 && alone.current) await actions.chooseTenant(only);
        // Whoever had none goes on by themselves when the first one has added them.
        alone.current = found.length === 0;
      }),
    [run, actions],
  );
  useEffect(() => {
    if (status === 'choosing') void load();
    if (status === 'ready') router.replace(nextPath(asked));
    if (status === 'signed_out') router.replace(paths.signIn(asked ?? undefined));
  }, [status, load, router, asked]);

  useLookAgain(status === 'choosing' && (failure !== undefined || tenants?.length === 0), async () => {
    const found = await actions.tenants();
    // What the screen says already is not said again.
    if (found.length === 0 && failure === undefined) return false;
    return (await load()) && found.length > 0;
  });

  const email = session.status === 'choosing' ? session.person.email : '';
  const signOut = (
    <>
      <Button onClick={signingOut.ask}>{t('account.signOut')}</Button>
      {signingOut.question}
    </>
  );
  const waitsIn = (id: string) => waiting.find(({ tenantId }) => tenantId === id)?.unsynced ?? 0;
  // Nothing of theirs is out of sight because they were removed.
  const lost = waiting.filter(({ tenantId }) => tenants?.every(({ id }) => id !== tenantId));
  if (failure !== undefined) {
    return (
      <ErrorState
        level={1}
        actions={
          <>
            <Button variant="primary" onClick={() => void load()}>
              {t('tenants.retry')}
            </Button>
            {signOut}
          </>
        }
      >
        {failure}
      </ErrorState>
    );
  }
  if (tenants?.length === 0) {
    return (
      <EmptyState
        level={1}
        title={t('tenants.none')}
        actions={
          <>
            <Button variant="primary" onClick={() => void load()}>
              {t('tenants.retry')}
            </Button>
            {signOut}
          </>
        }
      >
        {t('tenants.noneText', { email })}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-5">
      <h1 tabIndex={-1} className="text-2xl font-semibold">
        {t('tenants.title')}
      </h1>
      <Card flush>
        {tenants === undefined ? (
          <SkeletonRows rows={2} />
        ) : (
          <List>
            {tenants.map((tenant) => (
              <ListRow
                key={tenant.id}
                leading={<Building2 size={24} aria-hidden />}
                title={<bdi>{tenant.name}</bdi>}
                detail={
                  <>
                    {t(`roles.${tenant.role}`)}
                    {waitsIn(tenant.id) > 0 && (
                      <span className="block">{t('peopleHere.waiting', { count: waitsIn(tenant.id) })}</span>
                    )}
                  </>
                }
                onPress={() => void run(() => actions.chooseTenant(tenant))}
              />
            ))}
            {lost.map((store) => (
              <ListRow
                key={store.name}
                leading={<Building2 size={24} aria-hidden />}
                title={t('gone.title', { laboratory: store.tenantName })}
                detail={t('peopleHere.waiting', { count: store.unsynced })}
              />
            ))}
          </List>
        )}
      </Card>
    </div>
  );
}
