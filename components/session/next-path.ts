import { paths } from '../../lib/config/paths.ts';

/**
 * Where to go after the sign-in: the asked-for page of this app, else Home. An address of another site, however disguised,
 * is not followed.
 */
export function nextPath(asked: string | null): string {
  if (asked === null || !asked.startsWith('/') || /^\/[/\\]/.test(asked) || /[\u0000-\u001f]/.test(asked)) {
    return paths.home();
  }
  return asked;
}
