import type { Endpoint } from './endpoint.ts';
import * as feedback from './feedback.ts';
import * as home from './home.ts';
import * as imports from './imports.ts';
import * as keys from './keys.ts';
import * as organizations from './organizations.ts';
import * as people from './people.ts';
import * as placements from './placements.ts';
import * as reasons from './reasons.ts';
import * as surveys from './surveys.ts';
import * as themes from './themes.ts';

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'path' in value && 'access' in value;

/** Every JSON route of the API. What is not in here (pages, uploads, streams) is in `raw-routes.ts`. */
export const endpoints: readonly Endpoint[] = [
  feedback,
  home,
  imports,
  keys,
  organizations,
  people,
  placements,
  reasons,
  surveys,
  themes,
].flatMap((module) => Object.values(module).filter(isEndpoint));
