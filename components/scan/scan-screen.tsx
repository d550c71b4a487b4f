'use client';

import Keyboard from 'lucide-react/icons/keyboard';
import KeyboardOff from 'lucide-react/icons/keyboard-off';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import type { Scanner } from '../../lib/domain/scans/run.ts';
import type { Line, SessionEvent } from '../../lib/domain/scans/session.ts';
import type { ScanErrorCode, ScanEvent } from '../../lib/scanning/index.ts';
import { useScanStream } from '../commands/use-codes.ts';
import { useMay } from '../commands/use-may.ts';
import { useSayError } from '../commands/use-say-error.ts';
import type { OpenStore } from '../sync/context.ts';
import { cx } from '../ui/cx.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { useToast } from '../ui/toast.tsx';
import { CameraPanel } from './camera-panel.tsx';
import type { FlashTone } from './flash.tsx';
import { HandEntry } from './hand-entry.tsx';
import { HeldCard } from './held-card.tsx';
import { LineList } from './line-list.tsx';
import { ModeSwitch } from './mode-switch.tsx';
import { RefusedCode } from './refused-code.tsx';
import { memoryOf } from './scan-memory.ts';
import { TargetCard } from './target-card.tsx';
import { useAnnounceLine } from './use-announce-line.ts';
import { useFeedback, useScanEvents } from './use-scan-stream.ts';
import { useScanSession } from './use-scan-session.ts';
import { useWakeLock } from './use-wake-lock.ts';

const HandCard = dynamic(() => import('./hand-card.tsx').then((module) => module.HandCard));

interface ScanScreenProps {
  store: OpenStore;
  scanner: Scanner;
  /** Brings the session to where it starts. */
  start: readonly SessionEvent[];
  /** Under this name the session is remembered in this tab. */
  memoryKey: string;
}

/** Scans one thing after the other: camera above, results below, what a scan means under the thumb. Nothing ever stands in between. */
export function ScanScreen({ store, scanner, start, memoryKey }: ScanScreenProps) {
  const t = useTranslations('scan.entry');
  const stream = useScanStream();
  const feedback = useFeedback();
  const announce = useAnnounceLine();
  const toast = useToast();
  const say = useSayError();
  const may = useMay();
  const [typing, setTyping] = useState(false);
  const [forms, setForms] = useState(0);
  const onForm = useCallback((isShown: boolean) => setForms((before) => before + (isShown ? 1 : -1)), []);
  const [refused, setRefused] = useState<ScanErrorCode>();
  const [flash, setFlash] = useState<{ tone: FlashTone; at: number } | null>(null);
  const list = useRef<HTMLDivElement>(null);
  // Noted when it happens: asking the list itself, or scrolling it for nothing, lays out the whole screen before the result is drawn.
  const readsOn = useRef(false);
  const toNewest = useCallback(() => {
    if (readsOn.current) list.current?.scrollTo(0, 0);
  }, []);
  const [shared] = useState(() => new Set<string>());
  useWakeLock();

  const signal = (tone: FlashTone) => {
    setFlash({ tone, at: performance.now() });
    if (tone === 'success' || tone === 'info') feedback.success();
    else if (tone === 'warning') feedback.warning();
    else feedback.refusal();
  };
  const { session, dispatch } = useScanSession(store, scanner, start, {
    lines(lines: readonly Line[]) {
      const last = lines.at(-1);
      if (!last) return;
      setRefused(undefined);
      // Whoever read further down sees what they scan next all the same.
      toNewest();
      signal(last.tone);
      announce(last);
    },
    notKept(code) {
      signal('refusal');
      toast({ tone: 'danger', text: say(code), sticky: true });
    },
  });

  // The result is drawn first, and where the next one goes right after it.
  const target = useDeferredValue(session);

  useEffect(() => {
    sessionStorage.setItem(memoryKey, JSON.stringify(memoryOf(session)));
  }, [memoryKey, session]);
  const onScan = useCallback(
    (event: ScanEvent) => {
      if (event.kind === 'refused') {
        setRefused(event.error);
        toNewest();
        feedback.refusal();
        return;
      }
      const { identity } = event.code;
      if (!identity.individual) shared.add(identity.text);
      dispatch({ type: 'scanned', codes: [identity.text, ...identity.also] });
    },
    [dispatch, feedback, shared, toNewest],
  );
  useScanEvents(stream, onScan);

  const act = useCallback(
    (event: SessionEvent) => {
      // What was taken back may be scanned again at once.
      if (event.type === 'undo') stream.forget();
      dispatch(event);
    },
    [dispatch, stream],
  );
  const isAlone = !may('place_sample.v1');
  const KeyboardIcon = typing ? KeyboardOff : Keyboard;
  return (
    <div
      // Not found out by `:has(form)`: then every new result restyles the whole screen.
      data-typing={typing || forms > 0 ? '' : undefined}
      className="group/scan -mb-22 flex min-h-[calc(100dvh-var(--head-bar)-var(--bar)-env(safe-area-inset-top)-env(safe-area-inset-bottom))] flex-col lg:-mb-8 lg:grid lg:min-h-dvh lg:grid-cols-2 lg:grid-rows-[auto_1fr]"
    >
      <div className="lg:p-4">
        <CameraPanel stream={stream} flash={flash} small={session.mode !== 'find'} used={session.lines.length > 0} />
        {typing && <HandEntry elsewhere={forms > 0} onCode={(text) => stream.accept(text, 'typed')} />}
        {(target.mode === 'put_away' || target.target) && <TargetCard session={target} dispatch={act} />}
        {(target.mode === 'check_out' || target.mode === 'return') && <HandCard session={target} dispatch={act} />}
        {(target.mode === 'move' || target.held.length > 0) && <HeldCard session={target} dispatch={act} />}
      </div>
      <div
        ref={list}
        onScroll={({ currentTarget }) => (readsOn.current = currentTarget.scrollTop > 0)}
        // As high as what is left, and never without room for a result: with large letters the page grows instead. What stands absolutely in
        // a row scrolls with it, instead of making the page longer.
        className="relative min-h-[min(9rem,18dvh)] flex-[1_1_0px] overflow-y-auto overscroll-contain lg:col-start-2 lg:h-0 lg:min-h-full lg:row-span-2 lg:row-start-1 lg:border-s lg:border-line"
      >
        {refused && <RefusedCode error={refused} />}
        <LineList session={session} dispatch={act} isShared={(code) => shared.has(code)} onForm={onForm} />
      </div>
      <div
        // In reach of the thumb where the page is longer than the screen. Of a screen with few lines it would cover most: there it stays below.
        className="sticky bottom-[min(calc(var(--bar)+env(safe-area-inset-bottom)),calc((100dvh-26rem)*99))] flex items-stretch gap-2 border-t border-line bg-surface px-3 pt-2 pb-[20px] lg:static lg:self-start lg:border-0 lg:bg-transparent lg:px-4"
      >
        {!isAlone && <ModeSwitch mode={session.mode} onChange={(mode) => act({ type: 'mode_changed', mode })} />}
        <IconButton
          tone="outlined"
          // Its words stand on it where there is room for them.
          className={cx('h-auto min-h-target gap-2', isAlone ? 'w-auto px-4 max-lg:flex-1' : 'xl:w-auto xl:px-4')}
          label={t(typing ? 'close' : 'open')}
          pressed={typing}
          onClick={() => setTyping(!typing)}
        >
          <KeyboardIcon size={26} aria-hidden />
          <span className={cx('font-semibold', !isAlone && 'max-xl:hidden')}>{t(typing ? 'close' : 'open')}</span>
        </IconButton>
      </div>
    </div>
  );
}
