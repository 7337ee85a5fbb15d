import sharp from 'sharp';

export interface RemadePhoto {
  jpeg: Uint8Array;
  width: number;
  height: number;
}

/** Why a file is not taken as a photo. */
export type PhotoFault = 'photo_large' | 'photo_kind' | 'photo_pixels' | 'photo_broken';

/** Bytes of a file that is sent. */
export const largestPhoto = 10_000_000;
/** Looked at before anything is decoded: a small file can unfold to gigabytes. */
const mostPixels = 50_000_000;
/** Pixels of the longer side of what is kept. */
const longestSide = 1_600;
const slowest = 20; // seconds

// One photo at a time, by one thread: answers to others do not wait for it.
sharp.concurrency(1);
sharp.cache(false);
let last: Promise<unknown> = Promise.resolve();

/**
 * Decodes a photo, turns it as it was taken, makes it smaller and writes it anew as a JPEG: no place,
 * no device, no text and no bytes of the file that came are in it.
 * @returns the fault in the file where it is none that can be taken.
 */
export async function remakePhoto(file: Uint8Array): Promise<RemadePhoto | PhotoFault> {
  if (file.byteLength > largestPhoto) return 'photo_large';
  if (!isPhoto(file)) return 'photo_kind';
  const mine = last.then(() => remake(file));
  last = mine.catch(() => undefined);
  return mine;
}

async function remake(file: Uint8Array): Promise<RemadePhoto | PhotoFault> {
  const image = sharp(file, { limitInputPixels: mostPixels, failOn: 'error' });
  try {
    const { width, height } = await image.metadata();
    if (width * height > mostPixels) return 'photo_pixels';
    const { data, info } = await image
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .jpeg({ quality: 80 })
      .timeout({ seconds: slowest })
      .toBuffer({ resolveWithObject: true });
    return { jpeg: data, width: info.width, height: info.height };
  } catch (error) {
    // The library has words but no codes for what is wrong with a file.
    return error instanceof Error && /pixel limit/i.test(error.message)
      ? 'photo_pixels'
      : 'photo_broken';
  }
}

/** JPEG, PNG or WebP, by their first bytes: what a file is called says nothing. */
function isPhoto(file: Uint8Array): boolean {
  const head = Buffer.from(file.subarray(0, 12)).toString('latin1');
  const isWebp = head.startsWith('RIFF') && head.slice(8) === 'WEBP';
  return head.startsWith('\xff\xd8\xff') || head.startsWith('\x89PNG\r\n\x1a\n') || isWebp;
}
