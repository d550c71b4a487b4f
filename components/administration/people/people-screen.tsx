'use client';

import UserPlus from 'lucide-react/icons/user-plus';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { Member } from '../../../lib/domain/members/model.ts';
import { Page } from '../../shell/page.tsx';
import { useQuery } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { List } from '../../ui/list.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { AdministratorsOnly } from '../gate.tsx';
import { MemberRow } from './member-row.tsx';

const AddMember = dynamic(() => import('./add-member.tsx').then((file) => file.AddMember));
const EditMember = dynamic(() => import('./edit-member.tsx').then((file) => file.EditMember));

/** The people of the laboratory, their roles, and who is invited. */
export function PeopleScreen() {
  const t = useTranslations('administration.people');
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<Member>();
  const members = useQuery((held) => held.all('member'), [])
    ?.map(({ doc }) => doc)
    .filter(({ state }) => state !== 'removed')
    .toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <AdministratorsOnly>
      <Page
        title={t('title')}
        actions={
          <Button variant="primary" icon={<UserPlus size={20} aria-hidden />} onClick={() => setAdding(true)}>
            {t('add.open')}
          </Button>
        }
      >
        {!members && <SkeletonRows rows={4} />}
        {members && (
          <Card flush>
            <List>
              {members.map((member) => (
                <MemberRow key={member.id} member={member} onPress={() => setEditing(member)} />
              ))}
            </List>
          </Card>
        )}
        {adding && <AddMember onClose={() => setAdding(false)} />}
        {editing && <EditMember member={editing} onClose={() => setEditing(undefined)} />}
      </Page>
    </AdministratorsOnly>
  );
}
