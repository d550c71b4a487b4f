/** Says why the installed packages are not those of the lock file; `undefined` when they are. */
export function whyStale(root: string): string | undefined;
/** Installs the locked dependencies when they are missing or stale. Ends the process when that fails. */
export function ensureInstalled(root: string): void;
/** The Node of this project, which npm installed with the other dependencies. */
export function projectNode(root: string): string;
