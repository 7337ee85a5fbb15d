import type { MiddlewareHandler } from 'hono';
import type { Env } from './deps.ts';

/** What pages of others load: the widget, and what the form in its frame is made of. */
const isForOthers = (path: string): boolean =>
  path.startsWith('/embed/') || path.startsWith('/public/') || path === '/widget.js';

/**
 * Stands around the content security: a form may stand in a frame on the sites that its settings
 * name, and what it loads may be loaded there. Nothing of it knows of a session. Every other page
 * stays out of every frame, whatever its route says.
 */
export const loosenFrames: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  if (!isForOthers(c.req.path)) return;
  const { headers } = c.res;
  headers.set('cross-origin-resource-policy', 'cross-origin');
  const framedBy = c.get('framedBy');
  if (!c.req.path.startsWith('/embed/') || !framedBy) return;
  const policy = headers.get('content-security-policy') ?? '';
  const ancestors = `frame-ancestors ${framedBy.join(' ')}`;
  headers.set('content-security-policy', policy.replace("frame-ancestors 'none'", ancestors));
  headers.delete('x-frame-options');
};
