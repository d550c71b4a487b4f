'use client';

import PackagePlus from 'lucide-react/icons/package-plus';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useMay } from '../commands/use-may.ts';
import { Button, type ButtonVariant } from '../ui/button.tsx';
import type { Contents } from './use-contents.ts';

const AddContainers = dynamic(() => import('./add-containers.tsx').then((file) => file.AddContainers));

/** Whether this person may make places in this holder, and it holds any. */
export function useMayAdd({ container, type }: Pick<Contents, 'container' | 'type'>): boolean {
  const may = useMay();
  const holdsContainers = type.allowedChildren.some((kind) => kind !== 'sample');
  return holdsContainers && !container.archived && may('create_containers.v1');
}

interface AddPlacesProps {
  contents: Contents;
  /** The position at which the first one stands; otherwise the next free one. */
  start?: string;
  label: string;
  variant?: ButtonVariant;
}

/** A button that makes places in a holder, for whoever may. */
export function AddPlaces({ contents, start, label, variant = 'secondary' }: AddPlacesProps) {
  const mayAdd = useMayAdd(contents);
  const [adding, setAdding] = useState(false);
  if (!mayAdd) return null;
  return (
    <>
      <Button variant={variant} icon={<PackagePlus size={20} aria-hidden />} onClick={() => setAdding(true)}>
        {label}
      </Button>
      {adding && (
        <AddContainers
          siteId={contents.container.siteId}
          parent={contents}
          start={start}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}
