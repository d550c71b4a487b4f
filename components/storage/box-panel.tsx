'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from '../../lib/i18n/navigation.ts';
import { useEffect, useRef, useState } from 'react';
import { paths } from '../../lib/config/paths.ts';
import type { Grid } from '../../lib/domain/positions/grid.ts';
import type { GridCell } from '../../lib/domain/positions/grid-model.ts';
import { labelOf } from '../../lib/domain/positions/label.ts';
import { columnOf, type ReadingOrder } from '../../lib/domain/positions/order.ts';
import { withCode } from '../commands/names.ts';
import { useMay } from '../commands/use-may.ts';
import { useSayError } from '../commands/use-say-error.ts';
import { afterPaint } from '../ui/after-paint.ts';
import { cx } from '../ui/cx.ts';
import { useToast } from '../ui/toast.tsx';
import { BoxMap } from './box-map.tsx';
import { FreePositionBar } from './free-position-bar.tsx';
import { HandBar } from './hand-bar.tsx';
import type { HeldThing } from './hand.ts';
import type { Occupant } from './occupant.ts';
import { PositionHand } from './position-hand.tsx';
import { goesInto, leadsOn, positionsFor, roomFor, takenFor } from './placing.ts';
import { type Contents, useReadAhead } from './use-contents.ts';
import { type TapMode, TapModes } from './tap-modes.tsx';
import { TypeLegend } from './type-legend.tsx';
import { useHand } from './use-hand.ts';
import { useLanded } from './use-landed.ts';
import { usePutDown } from './use-put-down.ts';

const PHONE = '(max-width: 40rem)';

/** The box map with what can be done on it: look (a tap opens) or move (a tap picks up, the next puts down). */
export function BoxPanel({ contents, grid, lit }: { contents: Contents; grid: Grid; lit: string | null }) {
  const t = useTranslations('storage');
  const router = useRouter();
  const put = usePutDown();
  const toast = useToast();
  const readAhead = useReadAhead();
  const say = useSayError();
  const { container, occupants } = contents;
  const mayMove = useMay()('move_sample.v1') && !container.archived;
  const panel = useRef<HTMLDivElement>(null);
  const { hand, toggle, take, empty } = useHand();
  const [wanted, setMode] = useState<TapMode>(hand.length > 0 ? 'move' : 'look');
  const mode = mayMove ? wanted : 'look';
  // On a phone the heading leaves three rows of the box: whoever moves things, or comes with something in the hand, sees the box instead.
  useEffect(() => {
    if (mode !== 'move' || !window.matchMedia(PHONE).matches) return undefined;
    return afterPaint(() => panel.current?.scrollIntoView({ block: 'start' }));
  }, [mode]);
  const [order, setOrder] = useState<ReadingOrder>('rows');
  /** The free position of which the bar below speaks. */
  const [chosen, setChosen] = useState<string | null>(null);
  const landed = useLanded(occupants);
  const fits = goesInto(contents, hand);
  // Whoever carries a tube into a freezer goes on to the box it belongs in.
  const stop = { containerId: container.id, fits, types: contents.types };
  const opens = (occupant: Occupant) => mode === 'look' || leadsOn(occupant, hand, stop);

  const pick = (occupant: Occupant): HeldThing => ({
    kind: occupant.kind,
    id: occupant.id,
    name: occupant.name,
    barcode: occupant.barcode,
    from: { containerId: container.id, position: occupant.position },
  });

  async function putDown(things: readonly HeldThing[], start: string | null) {
    const taken = takenFor(things, start, contents);
    const positions = positionsFor(grid, things.length, { taken, start, order });
    if (!positions) {
      toast({ tone: 'danger', text: t('hand.doesNotFit', { count: things.length }) });
      return;
    }
    const [thing] = things;
    const first = positions[0] ?? '';
    setChosen(null);
    if (thing) landed.mark(thing, first);
    const said = t('hand.done', {
      count: things.length,
      name: thing?.name ?? '',
      position: labelOf(grid, first),
      container: container.name,
    });
    const to = { containerId: container.id, siteId: container.siteId };
    if (await put(things, positions, to, { text: said })) empty();
    else landed.clear();
  }

  function drop(occupant: Occupant, { state, position, label, occupant: other, blockedReason }: GridCell<Occupant>) {
    if (state === 'free') {
      void putDown([pick(occupant)], position);
      return;
    }
    const text = other
      ? t('hand.taken', { position: label, name: withCode(other) })
      : say('position_blocked', { place: label, reason: blockedReason || undefined });
    toast({ tone: 'warn', text });
  }

  async function open({ kind, id }: Occupant) {
    if (kind === 'container') await readAhead(id);
    router.push(kind === 'sample' ? paths.sample(id) : paths.storage(id));
  }

  // What stands in a holder is read while the finger is still down on it.
  function press({ occupant }: GridCell<Occupant>) {
    if (occupant?.kind === 'container' && opens(occupant)) void readAhead(occupant.id);
  }

  function activate(cell: GridCell<Occupant>) {
    const { occupant, position } = cell;
    if (occupant && opens(occupant)) {
      void open(occupant);
      return;
    }
    if (mode === 'look') setChosen(occupant ? null : position);
    else if (occupant) toggle(pick(occupant));
    else if (hand.length > 0) void putDown(hand, position);
  }

  const change = (to: TapMode) => {
    setMode(to);
    setChosen(null);
  };

  const pickColumn = () => {
    const anchor = hand.at(-1)?.from?.position;
    if (anchor == null) return;
    const wanted = new Set(columnOf(grid, anchor));
    take(occupants.filter(({ position }) => position !== null && wanted.has(position)).map(pick));
    // What came out of a column goes down one, unless the person says otherwise.
    setOrder('columns');
  };

  return (
    <div ref={panel} className="flex scroll-mt-[calc(var(--head-bar)+env(safe-area-inset-top)+0.5rem)] flex-col gap-4">
      <BoxMap
        contents={contents}
        grid={grid}
        hand={hand}
        lit={chosen ?? landed.position ?? lit}
        tools={mayMove ? <TapModes mode={mode} onMode={change} /> : undefined}
        onActivate={activate}
        onPress={press}
        onDrop={mayMove ? drop : null}
      />
      {/* The bars stand below it, so that what rises above them covers what tells and not what can be pressed. */}
      <div className={cx(mode === 'move' && 'max-lg:min-h-20')}>
        <TypeLegend contents={contents} />
      </div>
      {mode === 'move' && (
        <HandBar
          hand={hand}
          fits={fits}
          room={roomFor(grid, hand, contents)}
          leadsOn={occupants.some(opens)}
          order={order}
          onOrder={setOrder}
          onNextFree={() => void putDown(hand, null)}
          onColumn={pickColumn}
          onEmpty={empty}
        />
      )}
      {mode === 'look' && chosen === null && <PositionHand contents={contents} onChoose={() => setMode('move')} />}
      {mode === 'look' && chosen !== null && !container.archived && (
        <FreePositionBar contents={contents} grid={grid} position={chosen} onDone={() => setChosen(null)} />
      )}
    </div>
  );
}
