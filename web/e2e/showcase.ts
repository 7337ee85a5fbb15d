import { createFeedback } from '@vocero/api/contract/feedback';
import { startImport, type ImportPreview } from '@vocero/api/contract/imports';
import { loadDemo } from '@vocero/api/contract/organizations';
import { createInvitation } from '@vocero/api/contract/people';
import { createSurvey } from '@vocero/api/contract/surveys';
import { listThemes } from '@vocero/api/contract/themes';
import { request } from 'playwright-core';
import type { StorageState } from './browser.ts';
import { callsOf, type Call } from './calls.ts';
import { untilRead } from './comments.ts';
import { address } from './product.ts';

/** The addresses of screens that need something to show. */
export interface Showcase {
  demo: string;
  theme: string;
  uploaded: string;
  imported: string;
  survey: string;
  form: string;
  tracking: string;
  invitation: string;
}

const csv = 'comment,date\nThe line was down all evening,2026-11-02\n,2026-11-03\n';

/** Fills the demo organisation, and another one with an import, so that every screen has a content. */
export async function makeShowcase(call: Call, slug: string, session: StorageState) {
  const context = await request.newContext({ baseURL: address, storageState: session });
  const { slug: demoSlug } = await call(loadDemo);
  const inDemo = callsOf(context, demoSlug);
  await untilRead(inDemo);
  const { items: themes } = await inDemo(listThemes);
  const theme = themes.find(({ status }) => status === 'being_fixed') ?? themes[0];

  const upload = async () => {
    const answer = await context.post('/api/v1/imports?fileName=lines.csv', {
      headers: { 'vocero-org': slug, 'content-type': 'application/octet-stream' },
      data: Buffer.from(csv),
    });
    return (await answer.json()) as ImportPreview & { id: string };
  };
  const [uploaded, imported] = [await upload(), await upload()];
  await call(startImport, { params: { id: imported.id }, body: imported.mapping });
  const survey = (kind: 'survey' | 'form') =>
    call(createSurvey, { body: { kind, name: 'After your visit', locale: 'en' } });
  const said = { channel: 'form', text: 'The hall was cold.' };
  const person = { name: 'Ivo Invited', email: 'ivo@vocero.example', role: 'owner' } as const;

  const showcase: Showcase = {
    demo: `/o/${demoSlug}`,
    theme: `/o/${demoSlug}/themes/${theme?.id}`,
    uploaded: `/o/${slug}/imports/${uploaded.id}`,
    imported: `/o/${slug}/imports/${imported.id}`,
    survey: (await survey('survey')).url,
    form: (await survey('form')).url,
    tracking: (await call(createFeedback, { body: said })).trackingUrl,
    invitation: (await call(createInvitation, { body: person })).url,
  };
  await context.dispose();
  return showcase;
}
