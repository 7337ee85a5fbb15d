import { addCustomerEntry } from '@vocero/sql/case-entries';
import { countCasePhotos, insertCasePhoto } from '@vocero/sql/case-photos';
import type { Tx } from '@vocero/sql/connect';
import { mostPhotos, type CustomerErrors } from './contract/customer-page.ts';
import type { CustomerFields } from './customer-forms.ts';
import { largestPhoto, remakePhoto, type PhotoFault, type RemadePhoto } from './remake-photo.ts';

/** Makes each photo anew, one after the other; the first that cannot be taken says why. */
export async function readPhotos(files: readonly File[]): Promise<RemadePhoto[] | PhotoFault> {
  const photos: RemadePhoto[] = [];
  for (const file of files) {
    if (file.size > largestPhoto) return 'photo_large';
    const photo = await remakePhoto(new Uint8Array(await file.arrayBuffer()));
    if (typeof photo === 'string') return photo;
    photos.push(photo);
  }
  return photos;
}

export interface NewNote {
  caseId: string;
  fields: Pick<CustomerFields, 'text' | 'submission'>;
  photos: readonly RemadePhoto[];
}

/** Adds a note with its photos to a case that is held; it has room for so many photos only. */
export async function addNote(
  tx: Tx,
  { caseId, fields, photos }: NewNote,
): Promise<CustomerErrors> {
  const there = photos.length > 0 ? await countCasePhotos(tx, caseId) : 0;
  if (there + photos.length > mostPhotos) return { photos: 'photo_left' };
  const entryId = await addCustomerEntry(tx, {
    caseId,
    via: 'page',
    text: fields.text,
    externalId: `page ${caseId} ${fields.submission || crypto.randomUUID()}`,
  });
  if (entryId === null) return {};
  for (const photo of photos) await insertCasePhoto(tx, { caseId, entryId, ...photo });
  return {};
}
