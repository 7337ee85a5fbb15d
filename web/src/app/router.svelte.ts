import { matchRoute, pathTo, withQuery, type RouteMatch, type RouteName } from './routes.ts';

interface Place extends Partial<RouteMatch> {
  query: URLSearchParams;
  hash: string;
}

const here = (): Place => ({
  ...matchRoute(location.pathname),
  query: new URLSearchParams(location.search),
  hash: location.hash.slice(1),
});

class Router {
  place = $state.raw<Place>(here());
}
const router = new Router();

/** Asked before the screen is left; it calls `leave` once that is fine. */
type Guard = (leave: () => void) => void;
let guard: Guard | null = null;
/** Where the reader is, to stay there while a guard asks. */
let shown = { pathname: location.pathname, href: location.href };

export const routeName = (): RouteName | undefined => router.place.name;
export const routeParam = (name: string): string | undefined => router.place.params?.[name];
export const routeHash = (): string => router.place.hash;
export const routeQuery = (name: string): string | null => router.place.query.get(name);

/** The whole query, `?q=late`; empty where there is none. */
export const routeSearch = (): string => {
  const query = router.place.query.toString();
  return query && `?${query}`;
};

/** Goes to an address of the app, as a new entry of the browser's history. */
export function go(path: string): void {
  if (guard) return ask(guard, () => go(path));
  history.pushState(null, '', path);
  arrive();
}

/**
 * Has whoever would leave the screen asked first, while there is something to lose; closing the window
 * asks in the browser's own words. Returns the way to stop.
 */
export function guardLeaving(asked: Guard): () => void {
  const closing = (event: BeforeUnloadEvent) => event.preventDefault();
  guard = asked;
  addEventListener('beforeunload', closing);
  return () => {
    if (guard === asked) guard = null;
    removeEventListener('beforeunload', closing);
  };
}

function ask(asked: Guard, leave: () => void): void {
  asked(() => {
    guard = null;
    leave();
  });
}

/** Goes to an address without a way back, for redirects. */
export function replacePath(path: string): void {
  history.replaceState(null, '', path);
  arrive();
}

/** Sets or (with null) removes parts of the query; filters live there, so a link shares them. */
export function setQuery(changes: Record<string, string | null>): void {
  const search = withQuery(location.search, changes);
  history.replaceState(null, '', location.pathname + search + location.hash);
  arriveHere();
}

/** The address of a screen in the organisation that is open. */
export const orgPath = (name: RouteName, params: Record<string, string> = {}): string =>
  pathTo(name, { slug: routeParam('slug') ?? '', ...params });

function arrive(): void {
  arriveHere();
  scrollTo(0, 0);
}

function arriveHere(): void {
  router.place = here();
  shown = { pathname: location.pathname, href: location.href };
}

/** Follows links inside the app and the browser's buttons. Returns the way to stop. */
export function startRouter(): () => void {
  const moved = () => {
    if (!guard || location.pathname === shown.pathname) return arriveHere();
    // The browser has gone already: the address of the screen that stays goes on top again.
    history.pushState(null, '', shown.href);
    ask(guard, () => history.back());
  };
  addEventListener('popstate', moved);
  document.addEventListener('click', followLink);
  return () => {
    removeEventListener('popstate', moved);
    document.removeEventListener('click', followLink);
  };
}

function followLink(event: MouseEvent): void {
  const plain =
    event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (event.defaultPrevented || !plain || !(event.target instanceof Element)) return;
  // By its attributes, because a link in a picture has other properties than one in the text.
  const link = event.target.closest('a[href]');
  if (!link || link.hasAttribute('target') || link.hasAttribute('download')) return;
  const url = new URL(link.getAttribute('href') ?? '', location.href);
  const samePage = url.pathname === location.pathname && url.search === location.search;
  if (url.origin !== location.origin || !matchRoute(url.pathname) || (samePage && url.hash)) return;
  event.preventDefault();
  go(url.pathname + url.search + url.hash);
}
