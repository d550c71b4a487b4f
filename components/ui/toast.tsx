'use client';

import CircleCheck from 'lucide-react/icons/circle-check';
import CircleX from 'lucide-react/icons/circle-x';
import Info from 'lucide-react/icons/info';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import X from 'lucide-react/icons/x';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { useAnnounce } from './announcer.tsx';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { IconButton } from './icon-button.tsx';

export type ToastTone = 'ok' | 'warn' | 'danger' | 'info';

export interface ToastInput {
  tone: ToastTone;
  /** One sentence with the thing's name; it is also read aloud. */
  text: string;
  /** Usually the undo. */
  action?: { label: string; onPress: () => void };
  /** Stays until it is closed; for what needs an answer. */
  sticky?: boolean;
}

interface Toast extends ToastInput {
  id: number;
}

const LIFETIME = 8_000;
const MOST = 3;

const ICONS = { ok: CircleCheck, warn: TriangleAlert, danger: CircleX, info: Info };
const BARS = { ok: 'bg-ok', warn: 'bg-warn', danger: 'bg-danger', info: 'bg-info' };
const INKS = { ok: 'text-ok-ink', warn: 'text-warn-ink', danger: 'text-danger-ink', info: 'text-info-ink' };

const Context = createContext<((toast: ToastInput) => void) | undefined>(undefined);

/** The place above the thumb bar, in a corner where there is room, where results appear with their undo. Needs an `AnnouncerProvider` above it. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('common');
  const announce = useAnnounce();
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const next = useRef(0);
  const close = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const show = useCallback(
    (toast: ToastInput) => {
      next.current += 1;
      const id = next.current;
      setToasts((all) => [...all.slice(-(MOST - 1)), { ...toast, id }]);
      announce(toast.text, toast.tone === 'danger' ? 'assertive' : 'polite');
    },
    [announce],
  );
  return (
    <Context value={show}>
      {children}
      <section
        aria-label={t('toast.region')}
        className="pointer-events-none fixed inset-x-0 bottom-[max(var(--bar)+env(safe-area-inset-bottom)+0.75rem,var(--taken,0px)+0.5rem)] z-30 mx-auto flex max-w-md flex-col gap-2 px-3 lg:start-auto lg:end-4 lg:bottom-[max(1rem,var(--taken,0px)+0.5rem)] lg:mx-0 lg:w-96 lg:px-0"
      >
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} closeLabel={t('actions.close')} onClose={close} />
        ))}
      </section>
    </Context>
  );
}

function ToastCard(props: { toast: Toast; closeLabel: string; onClose: (id: number) => void }) {
  const { toast, closeLabel, onClose } = props;
  const [held, setHeld] = useState(false);
  const Icon = ICONS[toast.tone];
  useEffect(() => {
    if (toast.sticky || held) return;
    const timer = setTimeout(() => onClose(toast.id), LIFETIME);
    return () => clearTimeout(timer);
  }, [toast.id, toast.sticky, held, onClose]);
  const hold = { onPointerEnter: () => setHeld(true), onPointerLeave: () => setHeld(false) };
  return (
    <div
      {...hold}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className={cx(
        // On a phone there is room for one; what needs an answer stays all the same.
        !toast.sticky && 'max-lg:not-last:hidden',
        'pointer-events-auto relative flex animate-rise items-center gap-3 overflow-hidden rounded-md border border-edge bg-raised py-1 ps-5 pe-1 shadow-overlay',
      )}
    >
      <span aria-hidden className={cx('absolute inset-y-0 start-0 w-1.5', BARS[toast.tone])} />
      <Icon size={22} aria-hidden className={cx('shrink-0', INKS[toast.tone])} />
      <p className="min-w-0 flex-1 py-2 text-sm font-medium">{toast.text}</p>
      {toast.action && (
        <Button
          variant="quiet"
          className="px-3"
          onClick={() => {
            toast.action?.onPress();
            onClose(toast.id);
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton label={closeLabel} onClick={() => onClose(toast.id)}>
        <X size={20} aria-hidden />
      </IconButton>
    </div>
  );
}

/** Shows a result, with an undo where there is one. */
export function useToast(): (toast: ToastInput) => void {
  const show = useContext(Context);
  if (!show) throw new Error('useToast needs a ToastProvider above it; the shells bring one');
  return show;
}
