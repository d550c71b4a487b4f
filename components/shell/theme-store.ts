'use client';

import { useSyncExternalStore } from 'react';
import { paint, THEME_KEY, type ThemeChoice, themeChoices } from './appearance.ts';
import { paintDefaults } from './first-paint.ts';

const CHANGED = 'tracseq:theme-changed';

/** Paints the page anew after the theme or the tenant changed. */
export function repaint(): void {
  paint(paintDefaults(document.documentElement.lang));
}

function read(): ThemeChoice {
  const stored = localStorage.getItem(THEME_KEY);
  return themeChoices.find((choice) => choice === stored) ?? 'system';
}

function subscribe(onChange: () => void): () => void {
  const device = matchMedia('(prefers-color-scheme: dark)');
  const change = () => {
    repaint();
    onChange();
  };
  addEventListener(CHANGED, change);
  addEventListener('storage', change);
  device.addEventListener('change', change);
  return () => {
    removeEventListener(CHANGED, change);
    removeEventListener('storage', change);
    device.removeEventListener('change', change);
  };
}

/** The theme a person chose on this device. */
export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, read, () => 'system');
}

/** Chooses the theme of this device, for all its tabs. */
export function chooseTheme(choice: ThemeChoice): void {
  if (choice === 'system') localStorage.removeItem(THEME_KEY);
  else localStorage.setItem(THEME_KEY, choice);
  dispatchEvent(new Event(CHANGED));
}
