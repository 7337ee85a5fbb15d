import { readFromPage, type ToPage } from '../widget/protocol.ts';

/**
 * Speaks with the page that shows this one in a frame, if one does: tells how high it is, that it
 * wants to be closed, and takes the page's address where the form keeps it. Only the window around it
 * is heard, and only from the sites that the form may be shown on.
 */
export function speakWithPage(): void {
  const mark = document.querySelector<HTMLMetaElement>('meta[name="vocero-embed"]');
  if (!mark || window.parent === window) return;
  const { sites, wantsPage } = JSON.parse(mark.content) as {
    sites: string[] | null;
    wantsPage: boolean;
  };
  let site: string | null = null;
  const say = (said: ToPage) => {
    if (site !== null) window.parent.postMessage(said, site);
  };
  const sayHeight = () => say({ vocero: 1, type: 'height', height: document.body.offsetHeight });

  addEventListener('message', ({ source, origin, data }: MessageEvent) => {
    const isKnown = sites === null || sites.includes(origin) || origin === location.origin;
    if (source !== window.parent || !isKnown) return;
    const said = readFromPage(data);
    if (said?.type === 'page' && wantsPage) keepPage(said.page);
    if (said?.type !== 'hello') return;
    site = origin;
    say({ vocero: 1, type: 'ready', wantsPage });
    sayHeight();
  });
  new ResizeObserver(sayHeight).observe(document.body);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) say({ vocero: 1, type: 'close' });
  });
}

/** The page's address goes along with the answers. */
function keepPage(page: string): void {
  const form = document.querySelector<HTMLFormElement>('form[data-survey]');
  if (!form || form.querySelector('[name="page"]')) return;
  const field = document.createElement('input');
  Object.assign(field, { type: 'hidden', name: 'page', value: page });
  form.append(field);
}
