'use client';

import Plus from 'lucide-react/icons/plus';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { List, ListRow } from '../../ui/list.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Badge } from '../../ui/status-pill.tsx';

/** One row of a list of types or sites. */
export interface TypeRow {
  readonly id: string;
  readonly name: string;
  readonly detail?: ReactNode;
  readonly leading?: ReactNode;
  readonly archived: boolean;
  readonly provisional: boolean;
}

interface TypeListProps {
  title: string;
  addLabel: string;
  emptyText: string;
  rows: readonly TypeRow[] | undefined;
  onAdd: () => void;
  onEdit: (id: string) => void;
}

/** A card of things that an administrator makes and changes; those out of use stand last. */
export function TypeList({ title, addLabel, emptyText, rows, onAdd, onEdit }: TypeListProps) {
  const t = useTranslations('administration.layout');
  const sorted = rows?.toSorted((a, b) => Number(a.archived) - Number(b.archived) || a.name.localeCompare(b.name));
  return (
    <Card
      title={title}
      aside={
        <Button variant="quiet" icon={<Plus size={20} aria-hidden />} onClick={onAdd}>
          {addLabel}
        </Button>
      }
      flush
    >
      {!sorted && <SkeletonRows rows={3} />}
      {sorted?.length === 0 && <p className="p-4 text-muted">{emptyText}</p>}
      {sorted && sorted.length > 0 && (
        <List>
          {sorted.map((row) => (
            <ListRow
              key={row.id}
              onPress={() => onEdit(row.id)}
              title={row.name}
              provisional={row.provisional}
              {...(row.detail !== undefined && { detail: row.detail })}
              {...(row.leading !== undefined && { leading: row.leading })}
              {...(row.archived && { trailing: <Badge>{t('archived')}</Badge> })}
            />
          ))}
        </List>
      )}
    </Card>
  );
}

/** Which sheet is open: a new thing, or the one with this id. */
export type OpenSheet = { readonly id: string | null } | null;
