/**
 * What the page of somebody else and the form in its frame say to each other, version 1. The frame is
 * sandboxed, so it has no origin: the page knows it by its window and by the origin `null`. The frame
 * knows the page by its window and answers to no origin but those that the form may be shown on.
 *
 * page → frame: `hello` when the frame has loaded; `page` with the page's address, where asked for it.
 * frame → page: `ready`, `height` in pixels, `close`.
 */
export type ToFrame = { vocero: 1; type: 'hello' } | { vocero: 1; type: 'page'; page: string };

export type ToPage =
  | { vocero: 1; type: 'ready'; wantsPage: boolean }
  | { vocero: 1; type: 'height'; height: number }
  | { vocero: 1; type: 'close' };

/** What the frame says, or null for anything that is not of this protocol. */
export function readFromFrame(data: unknown): ToPage | null {
  const said = asRecord(data);
  if (said?.['type'] === 'close') return { vocero: 1, type: 'close' };
  if (said?.['type'] === 'ready') {
    return { vocero: 1, type: 'ready', wantsPage: said['wantsPage'] === true };
  }
  const height = said?.['height'];
  if (said?.['type'] !== 'height' || typeof height !== 'number' || !Number.isFinite(height)) {
    return null;
  }
  return { vocero: 1, type: 'height', height: Math.min(Math.max(Math.ceil(height), 80), 4_000) };
}

/** What the page around says, or null for anything that is not of this protocol. */
export function readFromPage(data: unknown): ToFrame | null {
  const said = asRecord(data);
  if (said?.['type'] === 'hello') return { vocero: 1, type: 'hello' };
  const page = said?.['page'];
  if (said?.['type'] !== 'page' || typeof page !== 'string' || page.length > 500) return null;
  return { vocero: 1, type: 'page', page };
}

function asRecord(data: unknown): Record<string, unknown> | null {
  if (typeof data !== 'object' || data === null) return null;
  const said = data as Record<string, unknown>;
  return said['vocero'] === 1 ? said : null;
}
