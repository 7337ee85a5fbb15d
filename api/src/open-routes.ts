import { anyone, page, type RawRoute } from './raw-route.ts';

const open = (path: string, summary: string, answers: string = page) =>
  ({ method: 'get', path, summary, access: anyone, answers }) as const satisfies RawRoute;

/** What an organisation tells everybody, once it says so; until then nobody knows that it is there. */
export const openRoutes = {
  openOverview: open('/w/:slug', 'What an organisation tells everybody'),
  openSaid: open('/w/:slug/said', '“You said, we did”'),
  openTimes: open('/w/:slug/times', 'How long an answer takes'),
  openPromises: open('/w/:slug/promises', 'What is promised, and how often it was kept'),
  openHow: open('/w/:slug/how', 'How the organisation deals with what customers say'),
  openIdeas: open('/w/:slug/ideas', 'Ideas of customers, in words of the organisation'),
  openSaidFeed: open('/w/:slug/said.atom', '“You said, we did” as a feed', 'application/atom+xml'),
  openTimesJson: open('/w/:slug/times.json', 'How long an answer takes', 'application/json'),
  openTimesBadge: open('/w/:slug/times.svg', 'The same as a picture', 'image/svg+xml'),
  openTimesLine: open('/w/:slug/times.txt', 'The same as a line to read out', 'text/plain'),
} as const;
