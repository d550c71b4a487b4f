'use client';

import * as Radix from 'radix-ui/tabs';
import type { ReactNode } from 'react';
import { Count } from './measures.tsx';

export interface Tab<Id extends string> {
  id: Id;
  label: ReactNode;
  /** A small figure after the words. */
  count?: number;
  content: ReactNode;
}

export interface TabsProps<Id extends string> {
  label: string;
  tabs: readonly Tab<Id>[];
  value: Id;
  onChange: (id: Id) => void;
}

/** Views of one thing, one at a time. */
export function Tabs<Id extends string>({ label, tabs, value, onChange }: TabsProps<Id>) {
  const change = (next: string) => {
    const tab = tabs.find(({ id }) => id === next);
    if (tab) onChange(tab.id);
  };
  return (
    <Radix.Root value={value} onValueChange={change}>
      <Radix.List aria-label={label} className="flex flex-wrap gap-x-1 border-b border-line">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.id}
            value={tab.id}
            className="-mb-(--hairline) flex min-h-target max-w-full items-center text-start gap-2 border-b-3 border-transparent px-3 font-semibold text-muted -outline-offset-2 data-[state=active]:border-primary-edge data-[state=active]:text-ink"
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className="figures rounded-full bg-sunken px-2 text-xs text-ink">
                <Count value={tab.count} />
              </span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.id} value={tab.id} className="pt-4">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
