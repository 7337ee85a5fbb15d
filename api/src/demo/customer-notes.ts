import { addCustomerEntry } from '@vocero/sql/case-entries';
import { askForManager } from '@vocero/sql/case-customers';
import { insertCasePhoto } from '@vocero/sql/case-photos';
import type { Tx } from '@vocero/sql/connect';
import { listOpenDemoCases } from '@vocero/sql/demo-customers';
import { drawPhoto } from './draw-photo.ts';

/** What customers add, in their own language. */
const notes: Record<'en' | 'es' | 'bs', readonly [string, string]> = {
  en: [
    'It started again this morning. I took a photo: the water comes from the pipe on the right.',
    'I can be reached after five. Could somebody call before they come?',
  ],
  es: [
    'Esta mañana ha vuelto a empezar. Le adjunto una foto: el agua sale del tubo de la derecha.',
    'Se me puede localizar después de las cinco. ¿Podrían llamar antes de venir?',
  ],
  bs: [
    'Jutros je ponovo počelo. Šaljem fotografiju: voda curi iz desne cijevi.',
    'Može me se dobiti poslije pet. Možete li nazvati prije dolaska?',
  ],
};

const notesIn = (language: string | null) =>
  language === 'es' || language === 'bs' ? notes[language] : notes.en;

/** What customers of the demo did on their pages: a photo, a wish, somebody who wants a manager. */
export async function noteInDemo(tx: Tx): Promise<void> {
  const cases = await listOpenDemoCases(tx, 3);
  const photo = await drawPhoto();
  for (const [at, { id: caseId, language }] of cases.entries()) {
    const text = notesIn(language)[at === 0 ? 0 : 1];
    const entry = { caseId, via: 'page', text, externalId: `demo ${caseId}` } as const;
    const entryId = await addCustomerEntry(tx, entry);
    if (at === 0 && entryId !== null) await insertCasePhoto(tx, { caseId, entryId, ...photo });
    if (at === 2) await askForManager(tx, { caseId, note: null });
  }
}
