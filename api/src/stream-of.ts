/** Ends the work of a stream whose reader has gone. */
class ReaderGone extends Error {}

/**
 * A stream of text that is made only as fast as it is read: `write` returns when the reader has room
 * again. When the reader goes, the next `write` ends the work.
 */
export function streamOf(
  work: (write: (text: string) => Promise<void>) => Promise<void>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const write = async (text: string) => {
    await writer.ready.catch(() => Promise.reject(new ReaderGone()));
    await writer.write(encoder.encode(text)).catch(() => Promise.reject(new ReaderGone()));
  };
  work(write).then(
    () => writer.close().catch(() => undefined),
    (error: unknown) => writer.abort(error).catch(() => undefined),
  );
  return readable;
}

/** The same of texts that are made one after the other; those left when the reader goes are not made. */
export const streamTexts = (texts: AsyncIterable<string>): ReadableStream<Uint8Array> =>
  streamOf(async (write) => {
    for await (const text of texts) await write(text);
  });
