import { foldText } from '@vocero/workers/engine/words/fold';
import { kinds, types, type CommentType, type Kind } from '../contract/values.ts';

const CHANNEL = /^[a-z][a-z0-9_-]{0,39}$/;

/** Names of channels that people write, as ours. */
const channels = new Map(
  Object.entries({
    phone: ['telephone', 'call', 'telefono', 'llamada', 'telefon', 'poziv'],
    email: ['e-mail', 'mail', 'correo', 'correo_electronico', 'e-posta', 'posta', 'mejl'],
    chat: ['live_chat', 'webchat', 'web_chat'],
    form: ['web_form', 'webform', 'formulario', 'obrazac'],
    survey: ['encuesta', 'anketa'],
  }).flatMap(([channel, names]) => names.map((name) => [name, channel] as const)),
);

/** A channel by any of its names; others become one word of small letters. Undefined: no word. */
export function readChannel(cell: string): string | undefined {
  const word = foldText(cell)
    .trim()
    .replace(/[^a-z0-9_-]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const channel = channels.get(word) ?? word;
  return CHANNEL.test(channel) ? channel : undefined;
}

const languages = new Map(
  Object.entries({
    en: ['eng', 'english', 'ingles', 'engleski'],
    es: ['spa', 'spanish', 'espanol', 'castellano', 'spanski'],
    bs: ['bos', 'bosnian', 'bosnio', 'bosanski'],
    hr: ['hrv', 'croatian', 'croata', 'hrvatski'],
    sr: ['srp', 'serbian', 'serbio', 'srpski'],
    de: ['ger', 'deu', 'german', 'aleman', 'njemacki', 'nemacki'],
    fr: ['fre', 'fra', 'french', 'frances', 'francuski'],
    it: ['ita', 'italian', 'italiano', 'italijanski', 'talijanski'],
    pt: ['por', 'portuguese', 'portugues', 'portugalski'],
  }).flatMap(([code, names]) => names.map((name) => [name, code] as const)),
);

/** `es`, `es_ES`, `Spanish`: a hint alone, so what is none of them is left to be detected. */
export function readLanguage(cell: string): string | null {
  const word = foldText(cell.trim());
  const named = languages.get(word);
  if (named) return named;
  const tag = /^([a-z]{2,3})(?:[-_]([a-z0-9]{2,8}))?$/.exec(word);
  if (!tag) return null;
  return tag[2] ? `${tag[1]}-${tag[2].length === 2 ? tag[2].toUpperCase() : tag[2]}` : tag[1]!;
}

export function readKind(cell: string): Kind | undefined {
  const word = cell.trim().toLowerCase();
  return kinds.find((kind) => kind === word);
}

const typeNames = new Map<string, CommentType>(
  Object.entries({
    complaint: ['queja', 'reclamacion', 'zalba', 'prigovor', 'reklamacija'],
    praise: ['compliment', 'elogio', 'felicitacion', 'pohvala'],
    question: ['query', 'pregunta', 'consulta', 'pitanje', 'upit'],
    idea: ['suggestion', 'sugerencia', 'prijedlog', 'ideja'],
  } satisfies Record<CommentType, string[]>).flatMap(([type, names]) =>
    names.map((name) => [name, type as CommentType] as const),
  ),
);

/** By its own name or in the words that people export: `Sugerencia` is an idea. */
export function readType(cell: string): CommentType | undefined {
  const word = foldText(cell.trim());
  return types.find((type) => type === word) ?? typeNames.get(word);
}

/** Contact reasons by code and by each of their names. */
export type Reasons = ReadonlyMap<string, string>;

export const reasonWords = (text: string) => foldText(text).replace(/\s+/g, ' ').trim();

export function reasonIndex(
  reasons: readonly { id: string; code: string; names: Record<string, string> }[],
): Reasons {
  const index = new Map<string, string>();
  for (const { id, names } of reasons) {
    for (const name of Object.values(names)) index.set(reasonWords(name), id);
  }
  for (const { id, code } of reasons) index.set(code, id);
  return index;
}
