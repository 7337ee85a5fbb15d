import { foldText } from '@vocero/workers/engine/words/fold';

/** What a column can hold that we read. */
export const fields = [
  'text',
  'occurredAt',
  'externalId',
  'channel',
  'language',
  'reason',
  'reasonOther',
  'kind',
  'type',
  'customer',
] as const;
export type Field = (typeof fields)[number];

/**
 * What columns are called in English, Spanish and Bosnian, and by the tools that people export from
 * (survey forms, help desks, review sites), best name first. Folded: small letters, no accents.
 */
const names: Record<Field, readonly string[]> = {
  text: [
    ...['comment', 'comments', 'feedback', 'verbatim', 'text', 'message', 'review', 'review text'],
    ...['review body', 'body', 'comment body', 'description', 'answer', 'response', 'open text'],
    ...[
      'customer message',
      'customer comment',
      'customer comments',
      'complaint',
      'remarks',
      'note',
    ],
    ...['notes', 'content', 'opinion', 'question', 'transcript'],
    ...['comentario', 'comentarios', 'texto', 'mensaje', 'opinion', 'respuesta', 'queja', 'resena'],
    ...['reclamacion', 'observaciones', 'descripcion', 'sugerencia', 'motivo de la queja', 'nota'],
    ...['komentar', 'komentari', 'tekst', 'poruka', 'misljenje', 'utisak', 'utisci', 'zalba'],
    ...[
      'prigovor',
      'primjedba',
      'prijedlog',
      'odgovor',
      'opis',
      'recenzija',
      'napomena',
      'pitanje',
    ],
  ],
  occurredAt: [
    ...['occurred at', 'created at', 'received at', 'submitted at', 'submit date', 'submitted on'],
    ...['recorded date', 'recordeddate', 'end date', 'enddate', 'date created', 'created', 'date'],
    ...['timestamp', 'time', 'received', 'submitted', 'review date', 'creation date', 'datetime'],
    ...['date and time', 'start date', 'requested', 'response date', 'completed at', 'sent at'],
    ...['fecha', 'fecha y hora', 'marca temporal', 'creado', 'creado el', 'recibido', 'enviado'],
    ...['fecha de creacion', 'fecha de recepcion', 'fecha de envio', 'hora'],
    ...['datum', 'datum i vrijeme', 'vrijeme', 'vremenska oznaka', 'kreirano', 'primljeno'],
    ...['datum kreiranja', 'datum prijema', 'poslano', 'vreme', 'datum unosa'],
  ],
  externalId: [
    ...[
      'external id',
      'id',
      'ticket id',
      'response id',
      'responseid',
      'respondent id',
      'review id',
    ],
    ...['case id', 'case number', 'ticket', 'ticket number', 'submission id', 'message id', 'uuid'],
    ...['key', 'number', 'no', 'reference', 'ref', '#', 'conversation id', 'record id'],
    ...['identificador', 'numero', 'n', 'num', 'referencia', 'numero de caso', 'id de respuesta'],
    ...[
      'broj',
      'sifra',
      'oznaka',
      'rb',
      'redni broj',
      'broj predmeta',
      'broj slucaja',
      'id odgovora',
    ],
  ],
  channel: [
    ...['channel', 'source', 'via', 'medium', 'origin', 'contact channel', 'source channel'],
    ...['canal', 'origen', 'medio', 'via de contacto', 'fuente'],
    ...['kanal', 'izvor', 'nacin kontakta', 'put'],
  ],
  language: [
    ...['language', 'lang', 'locale', 'user language', 'userlanguage', 'review language'],
    ...['idioma', 'lengua', 'lenguaje'],
    ...['jezik'],
  ],
  reason: [
    ...['reason', 'contact reason', 'reason code', 'reason for contact'],
    ...['motivo', 'motivo de contacto', 'razon'],
    ...['razlog', 'razlog kontakta', 'razlog poziva'],
  ],
  reasonOther: [
    ...[
      'other reason',
      'reason other',
      'reason text',
      'reason in own words',
      'other contact reason',
    ],
    ...['otro motivo', 'motivo otro', 'motivo libre'],
    ...['drugi razlog', 'razlog drugo', 'ostalo razlog'],
  ],
  kind: [
    ...['kind', 'contact kind', 'kind of contact'],
    ...['clase', 'clase de contacto'],
    ...['vrsta', 'vrsta kontakta'],
  ],
  type: [
    ...['type', 'comment type', 'type of comment', 'feedback type'],
    ...['tipo', 'tipo de comentario'],
    ...['tip', 'tip komentara'],
  ],
  customer: [
    ...['customer', 'customer id', 'customer number', 'client', 'client id', 'account', 'user id'],
    ...['account id', 'requester id', 'contact id', 'customer reference'],
    ...['cliente', 'id cliente', 'numero de cliente', 'n cliente', 'usuario', 'codigo de cliente'],
    ...['kupac', 'klijent', 'korisnik', 'id kupca', 'broj kupca', 'sifra kupca', 'id korisnika'],
  ],
};

const ranks = new Map(
  fields.map((field) => [field, new Map(names[field].map((name, rank) => [name, rank]))]),
);

/** A header as we compare it: `Created_At ` and `createdAt` are `created at`. */
export const headerWords = (header: string) =>
  foldText(header.replace(/(?<=[a-z])(?=[A-Z])/g, ' '))
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim();

/** How well a header names a field: 0 is the best name, undefined none. */
export const rankOfName = (field: Field, header: string): number | undefined =>
  ranks.get(field)?.get(headerWords(header));

export const isKnownName = (header: string) =>
  fields.some((field) => rankOfName(field, header) !== undefined);
