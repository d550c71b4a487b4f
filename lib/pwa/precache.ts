import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** One thing the worker keeps on the device from its first start. */
export interface PrecacheEntry {
  url: string;
  revision: string;
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/**
 * The static pages of the app, without their language: every `page.tsx` below `app/[locale]` that no dynamic segment leads to.
 * Folders in brackets are route groups and no part of the address.
 */
export function staticRoutes(pagesFolder: string): string[] {
  return filesBelow(pagesFolder)
    .filter((file) => path.basename(file) === 'page.tsx')
    .map((file) => path.relative(pagesFolder, path.dirname(file)).split(path.sep))
    .filter((segments) => !segments.some((segment) => segment.startsWith('[')))
    .map((segments) => segments.filter((segment) => segment !== '' && !segment.startsWith('(')))
    .map((segments) => (segments.length === 0 ? '' : `/${segments.join('/')}`))
    .sort();
}

/** Every static page in every language; a page changes with the build. */
export function pageEntries(pagesFolder: string, locales: readonly string[], revision: string): PrecacheEntry[] {
  const routes = staticRoutes(pagesFolder);
  return locales.flatMap((locale) => routes.map((route) => ({ url: `/${locale}${route}`, revision })));
}

/** The files of `public/` that the app needs offline: icons, sounds, WebAssembly; not the worker itself. */
export function publicEntries(publicFolder: string): PrecacheEntry[] {
  return filesBelow(publicFolder)
    .map((file) => path.relative(publicFolder, file).split(path.sep).join('/'))
    .filter((name) => !/^(sw\.js|workbox-.*)(\.map)?$|^\.|\/\./.test(name))
    .map((name) => ({
      url: `/${name}`,
      revision: createHash('sha256')
        .update(readFileSync(path.join(publicFolder, name)))
        .digest('hex')
        .slice(0, 16),
    }));
}

/**
 * A name for the build that follows its sources, so that building the same twice gives the same app and no one is asked to
 * update to what they already have.
 */
export function sourceFingerprint(root: string, parts: readonly string[], environment: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    const whole = path.join(root, part);
    const files = existsSync(whole) && path.extname(part) === '' ? filesBelow(whole) : [whole];
    for (const file of files) {
      if (!existsSync(file) || /\.(test|spec)\.tsx?$/.test(file)) continue;
      hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  for (const name of environment) hash.update(`${name}=${process.env[name] ?? ''}\0`);
  return hash.digest('hex').slice(0, 20);
}
