import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { remakePhoto, type RemadePhoto } from './remake-photo.ts';

const canvas = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c60' } });
const bytes = (image: Sharp) => image.toBuffer();

const made = async (file: Uint8Array): Promise<RemadePhoto> => {
  const photo = await remakePhoto(file);
  if (typeof photo === 'string') throw new Error(photo);
  return photo;
};

/** A photo as a telephone takes it: lying on its side, with where and by what it was taken. */
const fromTelephone = () =>
  canvas(40, 30)
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'PLANTED-MAKE' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '43/1 51/1 3039/100',
        GPSLongitudeRef: 'E',
        GPSLongitude: '18/1 24/1 4750/100',
      },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">PLANTED-XMP</x:xmpmeta>')
    .toBuffer();

test('where it was taken, by what, and any text are gone', async () => {
  const file = await fromTelephone();
  expect((await sharp(file).metadata()).exif).toBeDefined();
  expect(file.toString('latin1')).toContain('PLANTED-MAKE');
  const { jpeg } = await made(file);
  const { exif, xmp, iptc, icc, format } = await sharp(jpeg).metadata();
  expect({ exif, xmp, iptc, icc, format }).toEqual({ format: 'jpeg' });
  expect(Buffer.from(jpeg).toString('latin1')).not.toMatch(/Exif|PLANTED|GPS/);
});

test('it stands upright although what said so is gone', async () => {
  const { width, height } = await made(await fromTelephone());
  expect([width, height]).toEqual([30, 40]);
});

test('bytes after the end of the picture are not kept', async () => {
  const file = Buffer.concat([await bytes(canvas(8, 8).jpeg()), Buffer.from('<script>hidden')]);
  expect(Buffer.from((await made(file)).jpeg).toString('latin1')).not.toContain('hidden');
});

test('PNG and WebP are taken; the longer side has 1,600 pixels at most', async () => {
  const { width, height, jpeg } = await made(await bytes(canvas(3_200, 1_000).png()));
  expect([width, height, (await sharp(jpeg).metadata()).format]).toEqual([1_600, 500, 'jpeg']);
  expect((await made(await bytes(canvas(20, 10).webp()))).width).toBe(20);
});

test('a small file that unfolds to too many pixels is not decoded', async () => {
  const bomb = await bytes(canvas(9_000, 9_000).png({ compressionLevel: 9 }));
  expect(bomb.byteLength).toBeLessThan(1_000_000);
  const before = performance.now();
  expect(await remakePhoto(bomb)).toBe('photo_pixels');
  expect(performance.now() - before).toBeLessThan(300);
});

test('what is no photo is none, whatever it is called', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>';
  for (const text of [svg, 'GIF89a', '%PDF-1.7', '', '<!doctype html>']) {
    expect(await remakePhoto(Buffer.from(text)), text).toBe('photo_kind');
  }
  expect(await remakePhoto(new Uint8Array(10_000_001))).toBe('photo_large');
});

test('half a photo, and a head without a body, are broken', async () => {
  const whole = await bytes(canvas(400, 400).jpeg());
  expect(await remakePhoto(whole.subarray(0, 200))).toBe('photo_broken');
  expect(await remakePhoto(Buffer.from('\x89PNG\r\n\x1a\nnothing', 'latin1'))).toBe('photo_broken');
});

test('one that cannot be read keeps no other waiting for ever', async () => {
  const photos = await Promise.all([
    remakePhoto(Buffer.from('\xff\xd8\xffbroken', 'latin1')),
    remakePhoto(await bytes(canvas(10, 10).jpeg())),
  ]);
  expect(photos[0]).toBe('photo_broken');
  expect(photos[1]).toMatchObject({ width: 10 });
});
