/** What Chromium hands over for the page to ask with; not in TypeScript's own types. */
interface InstallPromptEvent extends Event {
  prompt: () => Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

declare global {
  interface Window {
    tracseqInstall?: InstallPromptEvent | undefined;
  }
  interface Navigator {
    /** Safari's word for an app opened from the home screen. */
    readonly standalone?: boolean;
  }
}

/** Told on the window when the way to install changes. */
export const INSTALL_CHANGED = 'tracseq:install-changed';

/**
 * Catches Chromium's offer, which may come before the app has started. It runs inline, so it may use nothing from outside itself.
 */
function catchInstallPrompt(changed: string): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    Object.assign(window, { tracseqInstall: event });
    dispatchEvent(new Event(changed));
  });
  addEventListener('appinstalled', () => {
    window.tracseqInstall = undefined;
    dispatchEvent(new Event(changed));
  });
}

/** The source text of that script. */
export const catchInstallScript = `(${catchInstallPrompt.toString()})(${JSON.stringify(INSTALL_CHANGED)})`;
