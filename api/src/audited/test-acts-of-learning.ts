import type { Act, Acting, Answer } from './test-acting.ts';

/** What the organisation tells the theme engine and its figures. */
export function actsOfLearning(acting: Acting): Act[] {
  const { ask, id } = acting;
  return [
    [
      'put /api/v1/synonyms',
      () => ask('PUT', '/api/v1/synonyms', { version: 0, lines: ['box, router'] }),
    ],
    ['post /api/v1/engine/learn', () => ask('POST', '/api/v1/engine/learn')],
    [
      'put /api/v1/drivers/{firstDay}',
      () => ask('PUT', '/api/v1/drivers/2026-01-05', { days: 7, amount: 100 }),
    ],
    ['delete /api/v1/drivers/{firstDay}', () => ask('DELETE', '/api/v1/drivers/2026-01-05')],
    [
      'post /api/v1/drivers/import',
      () => ask('POST', '/api/v1/drivers/import', { csv: 'day,amount\n2026-02-02,50\n' }),
    ],
    ['post /api/v1/merge-suggestions/dismissals', () => dismissMerge(acting)],
    [
      'delete /api/v1/merge-suggestions/dismissals/{themeId}/{otherId}',
      () => ask('DELETE', `/api/v1/merge-suggestions/dismissals/${id('theme')}/${id('other')}`),
    ],
  ];
}

async function dismissMerge({ ask, keeping, id }: Acting): Promise<Answer> {
  for (const name of ['theme', 'other']) {
    await keeping(name, 'id', ask('POST', '/api/v1/themes', { label: `A ${name}` }));
  }
  const body = { themeId: id('theme'), otherId: id('other') };
  return ask('POST', '/api/v1/merge-suggestions/dismissals', body);
}
