import type { Role } from '@vocero/api/contract/endpoint';
import { pathTo } from './routes.ts';

/** The first page of a member: a sponsor has one of their own. */
export const startPath = ({ slug, role }: { slug: string; role: Role }): string =>
  pathTo(role === 'sponsor' ? 'sponsor' : 'home', { slug });
