/** Every address of the staff app. `:name` stands for one part of the path. */
export const routes = {
  start: '/',
  signIn: '/sign-in',
  setup: '/setup',
  join: '/join',
  home: '/o/:slug/home',
  board: '/o/:slug/board',
  quadrant: '/o/:slug/quadrant',
  theme: '/o/:slug/themes/:id',
  evidencePack: '/o/:slug/themes/:id/evidence',
  barriers: '/o/:slug/barriers',
  ideas: '/o/:slug/ideas',
  recognition: '/o/:slug/recognition',
  objections: '/o/:slug/objections',
  topTen: '/o/:slug/top-ten',
  councils: '/o/:slug/councils',
  council: '/o/:slug/councils/:id',
  meeting: '/o/:slug/councils/:id/meetings/:day',
  minutes: '/o/:slug/councils/:id/meetings/:day/minutes',
  sponsor: '/o/:slug/sponsor',
  departments: '/o/:slug/departments',
  department: '/o/:slug/departments/:id',
  telling: '/o/:slug/tellings/:id',
  templates: '/o/:slug/templates',
  reports: '/o/:slug/reports',
  chargeBack: '/o/:slug/charge-back',
  benefits: '/o/:slug/benefits',
  reasons: '/o/:slug/reasons',
  remedies: '/o/:slug/remedies',
  unsorted: '/o/:slug/unsorted',
  comments: '/o/:slug/comments',
  phrases: '/o/:slug/phrases',
  repeats: '/o/:slug/repeats',
  messages: '/o/:slug/messages',
  digest: '/o/:slug/digest',
  channels: '/o/:slug/channels',
  widget: '/o/:slug/widget',
  knownProblems: '/o/:slug/known-problems',
  channelMix: '/o/:slug/channel-mix',
  surveys: '/o/:slug/surveys',
  survey: '/o/:slug/surveys/:id',
  surveyLinks: '/o/:slug/surveys/:id/links',
  surveyPrint: '/o/:slug/surveys/:id/print',
  places: '/o/:slug/places',
  cards: '/o/:slug/cards',
  surveyMethod: '/o/:slug/surveys/:id/method',
  surveyResults: '/o/:slug/surveys/:id/results',
  interview: '/o/:slug/interview',
  transcripts: '/o/:slug/transcripts',
  kiosks: '/o/:slug/kiosks',
  invitations: '/o/:slug/invitations',
  asking: '/o/:slug/invitations/settings',
  persons: '/o/:slug/people',
  person: '/o/:slug/people/:id',
  imports: '/o/:slug/imports',
  import: '/o/:slug/imports/:id',
  solutions: '/o/:slug/solutions',
  solution: '/o/:slug/solutions/:id',
  process: '/o/:slug/process',
  cases: '/o/:slug/cases',
  caseReport: '/o/:slug/cases/report',
  caseSettings: '/o/:slug/cases/settings',
  privacy: '/o/:slug/privacy',
  promises: '/o/:slug/promises',
  openness: '/o/:slug/openness',
  openingHours: '/o/:slug/openness/hours',
  demand: '/o/:slug/demand',
  customerMessages: '/o/:slug/customer-messages',
  sendingSettings: '/o/:slug/customer-messages/settings',
  settings: '/o/:slug/settings/:section',
  /** Comes last, so that what has an address of its own below the cases is no case. */
  case: '/o/:slug/cases/:id',
} as const;

export type RouteName = keyof typeof routes;
export type RouteParams = Readonly<Record<string, string>>;

export interface RouteMatch {
  name: RouteName;
  params: RouteParams;
}

const patterns = (Object.keys(routes) as RouteName[]).map((name) => ({
  name,
  expression: new RegExp(`^${routes[name].replace(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`),
}));

/** Which screen an address is, or null when it is none of ours. */
export function matchRoute(pathname: string): RouteMatch | null {
  for (const { name, expression } of patterns) {
    const match = expression.exec(pathname);
    if (match) return { name, params: decodeAll(match.groups ?? {}) };
  }
  return null;
}

/** The address of a screen. Parts that a pattern does not name are left out. */
export const pathTo = (name: RouteName, params: RouteParams = {}): string =>
  routes[name].replace(/:(\w+)/g, (_, part: string) => encodeURIComponent(params[part] ?? ''));

function decodeAll(parts: Record<string, string>): RouteParams {
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, safeDecode(part)] as const),
  );
}

function safeDecode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A query with some of its parts set or, with null or nothing, taken out: `?a=1` or ``. */
export function withQuery(search: string, changes: Record<string, string | null>): string {
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') query.delete(name);
    else query.set(name, value);
  }
  return query.size > 0 ? `?${query}` : '';
}
