import { matchRoute } from '../app/routes.ts';

/** Where to go after signing in: only to a screen of this app, never to another site. */
export function safeNext(next: string | null): string {
  if (!next || !next.startsWith('/') || /^\/[/\\]/.test(next)) return '/';
  const path = next.split(/[?#]/, 1)[0] ?? '';
  return matchRoute(path)?.params['slug'] === undefined ? '/' : next;
}
