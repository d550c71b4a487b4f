'use client';

import CircleUser from 'lucide-react/icons/circle-user';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Card } from '../ui/card.tsx';
import { List, ListRow } from '../ui/list.tsx';
import { type LocalStore, useSession } from '../sync/index.ts';

/** Who has worked on this phone and what of theirs is still waiting; a tap fills in the address. */
export function PeopleHere({ onChoose }: { onChoose: (email: string) => void }) {
  const t = useTranslations('session.peopleHere');
  const { actions, status } = useSession();
  const [stores, setStores] = useState<readonly LocalStore[]>([]);
  useEffect(() => {
    if (status === 'loading') return;
    let current = true;
    void actions.localStores().then((found) => current && setStores(found));
    return () => {
      current = false;
    };
  }, [actions, status]);
  if (stores.length === 0) return null;
  return (
    <Card title={t('title')} flush>
      <List>
        {stores.map((store) => (
          <ListRow
            key={store.name}
            leading={<CircleUser size={24} aria-hidden />}
            title={<bdi>{store.email}</bdi>}
            detail={
              <>
                <bdi>{store.tenantName}</bdi>
                <span className="block">{t('waiting', { count: store.unsynced })}</span>
              </>
            }
            onPress={() => onChoose(store.email)}
          />
        ))}
      </List>
    </Card>
  );
}
