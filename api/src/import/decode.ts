import iconv from 'iconv-lite';
import type { Encoding } from './detect-encoding.ts';

/**
 * The bytes of a file as UTF-8, piece by piece. UTF-8 itself goes through as it is: the reader of
 * rows decodes whole cells.
 */
export async function* toUtf8(
  file: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<Buffer> {
  const decoder = encoding === 'utf-8' ? undefined : iconv.getDecoder(encoding);
  for await (const piece of file) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    yield decoder ? Buffer.from(decoder.write(bytes)) : bytes;
  }
  const rest = decoder?.end();
  if (rest) yield Buffer.from(rest);
}
