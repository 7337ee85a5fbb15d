import { z } from 'zod';
import { endpoint, members, roles } from './endpoint.ts';
import { IdParams, LocaleName } from './values.ts';

/** What everybody says, word for word as the customer's own page does. */
const SayThis = z.object({ locale: LocaleName, text: z.string() });

const query = z.strictObject({ locale: LocaleName.optional() });

export const sayOfTheme = endpoint({
  method: 'get',
  path: '/api/v1/themes/{id}/say',
  summary: 'What to tell a customer of a theme, in the words of their own page',
  access: members(roles),
  params: IdParams,
  query,
  answer: SayThis,
});

export const sayOfCase = endpoint({
  method: 'get',
  path: '/api/v1/cases/{id}/say',
  summary: 'What to tell a customer of their case, in the words of their own page',
  access: members(roles),
  params: IdParams,
  query,
  answer: SayThis,
});
