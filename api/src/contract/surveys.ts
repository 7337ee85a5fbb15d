import { z } from 'zod';
import { endpoint, managers, members, noteTakers } from './endpoint.ts';
import { Name } from './organizations.ts';
import { Id, IdParams, LocaleName } from './values.ts';

export const Survey = z.object({
  id: Id,
  kind: z.enum(['survey', 'form']),
  name: z.string(),
  url: z.string(),
  locale: LocaleName,
  active: z.boolean(),
  count30: z.int(),
});
export type Survey = z.infer<typeof Survey>;

export const listSurveys = endpoint({
  method: 'get',
  path: '/api/v1/surveys',
  summary: 'Surveys and forms with their public links',
  access: members(noteTakers),
  answer: z.object({ items: z.array(Survey) }),
});

export const createSurvey = endpoint({
  method: 'post',
  path: '/api/v1/surveys',
  summary: 'Make a survey or a form',
  access: members(managers),
  body: z.strictObject({
    kind: z.enum(['survey', 'form']),
    name: Name,
    locale: LocaleName.default('en'),
  }),
  status: 201,
  answer: Survey,
});

export const changeSurvey = endpoint({
  method: 'patch',
  path: '/api/v1/surveys/{id}',
  summary: 'Rename, close or open a survey or form',
  access: members(managers),
  params: IdParams,
  body: z.strictObject({
    name: Name.optional(),
    locale: LocaleName.optional(),
    active: z.boolean().optional(),
  }),
  answer: Survey,
});
