'use client';

import { useVirtualizer, useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { cx } from './cx.ts';

export interface VirtualListProps<Item> {
  label: string;
  items: readonly Item[];
  itemKey: (item: Item) => string;
  renderItem: (item: Item, index: number) => ReactNode;
  /** A guess in pixels; real heights are measured. */
  estimatedHeight?: number;
  /** Needed for a list that scrolls in its own box: its height. */
  className?: string;
}

/** A long list that scrolls in its own box and draws what is in sight alone. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const box = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler memoizes this app
  const virtualizer = useVirtualizer({
    count: props.items.length,
    getScrollElement: () => box.current,
    estimateSize: () => props.estimatedHeight ?? 64,
    getItemKey: (index) => keyAt(props, index),
    overscan: 8,
  });
  return (
    // A box that scrolls must take the focus, or no key can scroll it.
    <div
      ref={box}
      // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
      tabIndex={0}
      role="region"
      aria-label={props.label}
      className={cx('overflow-y-auto', props.className)}
    >
      <Rows {...props} virtualizer={virtualizer} offset={0} />
    </div>
  );
}

/** The same for a list that scrolls with the page, as on a phone. */
export function PageVirtualList<Item>(props: VirtualListProps<Item>) {
  const top = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => setOffset(distanceFromPageTop(top)), [props.items.length]);
  const virtualizer = useWindowVirtualizer({
    count: props.items.length,
    estimateSize: () => props.estimatedHeight ?? 64,
    getItemKey: (index) => keyAt(props, index),
    overscan: 8,
    scrollMargin: offset,
  });
  return (
    <div ref={top} className={props.className}>
      <Rows {...props} virtualizer={virtualizer} offset={offset} />
    </div>
  );
}

function distanceFromPageTop(element: RefObject<HTMLElement | null>): number {
  return element.current ? element.current.getBoundingClientRect().top + window.scrollY : 0;
}

function keyAt<Item>({ items, itemKey }: VirtualListProps<Item>, index: number): string | number {
  const item = items[index];
  return item === undefined ? index : itemKey(item);
}

interface RowsProps<Item, Scroller extends Element | Window> extends VirtualListProps<Item> {
  virtualizer: Virtualizer<Scroller, Element>;
  offset: number;
}

function Rows<Item, Scroller extends Element | Window>(props: RowsProps<Item, Scroller>) {
  const { label, items, renderItem, virtualizer, offset } = props;
  return (
    <div role="list" aria-label={label} className="relative" style={{ blockSize: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((row) => {
        const item = items[row.index];
        if (item === undefined) return null;
        return (
          <div
            key={row.key}
            role="listitem"
            aria-setsize={items.length}
            aria-posinset={row.index + 1}
            data-index={row.index}
            ref={virtualizer.measureElement}
            className="absolute inset-x-0 top-0 border-b border-line"
            style={{ transform: `translateY(${row.start - offset}px)` }}
          >
            {renderItem(item, row.index)}
          </div>
        );
      })}
    </div>
  );
}
