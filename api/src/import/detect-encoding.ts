import type { ImportMapping } from '../contract/imports.ts';

export type Encoding = ImportMapping['encoding'];

/**
 * The encoding of a file by its beginning: a byte order mark, zero bytes at every other place,
 * well-formed UTF-8, and else which of the two one-byte encodings makes letters that people write.
 */
export function detectEncoding(sample: Uint8Array): Encoding {
  return byMark(sample) ?? byZeros(sample) ?? (isUtf8(sample) ? 'utf-8' : byLetters(sample));
}

function byMark([first, second, third]: Uint8Array): Encoding | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** Latin text in UTF-16 has a zero in nearly every pair, always on the same side. */
function byZeros(sample: Uint8Array): Encoding | undefined {
  const pairs = Math.floor(sample.length / 2);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs * 2; i += 2) {
    if (sample[i] === 0) even += 1;
    if (sample[i + 1] === 0) odd += 1;
  }
  if (odd > pairs / 4 && even < odd / 8) return 'utf-16le';
  return even > pairs / 4 && odd < even / 8 ? 'utf-16be' : undefined;
}

/** A character cut off at the end of the sample is no fault. */
function isUtf8(sample: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

const asciiLetter = (byte: number | undefined) =>
  byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));

const weights = (entries: readonly (readonly [number, number])[]) => new Map(entries);

/** Ć ć Đ đ, Č č, and ž š Ž Š which windows-1252 has too, at the same places, for nobody's words. */
const central = weights([
  [0xc6, 3],
  [0xe6, 3],
  [0xd0, 3],
  [0xf0, 3],
  [0xc8, 2],
  [0xe8, 2],
  [0x8a, 2],
  [0x9a, 2],
  [0x8e, 2],
  [0x9e, 2],
]);

/** Ñ ñ, À à, Ã ã, Ê ê, Õ õ, Ò ò, Ù ù, è: in windows-1250 letters of Polish, Romanian or Czech. */
const western = weights([
  [0xd1, 3],
  [0xf1, 3],
  [0xc0, 1],
  [0xe0, 2],
  [0xc3, 1],
  [0xe3, 2],
  [0xca, 1],
  [0xea, 2],
  [0xf5, 1],
  [0xf2, 2],
  [0xf9, 1],
  [0xe8, 1],
]);

/**
 * Windows-1250 or windows-1252. Most letters of Spanish stand at the same places in both; what tells
 * them apart is ñ, an opening ¿ or ¡ before a word, and č ć đ ž š. Without evidence: windows-1252.
 */
function byLetters(sample: Uint8Array): Encoding {
  let score = 0;
  sample.forEach((byte, i) => {
    if (byte < 0x80) return;
    const opensWord = !asciiLetter(sample[i - 1]) && asciiLetter(sample[i + 1]);
    if ((byte === 0xbf || byte === 0xa1) && opensWord) score -= 3;
    score += (central.get(byte) ?? 0) - (western.get(byte) ?? 0);
  });
  return score > 0 ? 'windows-1250' : 'windows-1252';
}
