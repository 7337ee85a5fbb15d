import sharp from 'sharp';

const WIDTH = 480;
const HEIGHT = 360;

/** A boiler on a wall with a puddle below, as a JPEG. */
export async function drawPhoto() {
  const drawing = `
    <svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
      <rect width="480" height="360" fill="#d8d2c4"/>
      <rect y="270" width="480" height="90" fill="#8f8371"/>
      <rect x="150" y="40" width="180" height="180" rx="14" fill="#f4f4f2" stroke="#9a9a96" stroke-width="3"/>
      <circle cx="240" cy="150" r="26" fill="#39424e"/>
      <path d="M195 220v50M285 220v36" stroke="#b06a3b" stroke-width="10"/>
      <ellipse cx="290" cy="310" rx="90" ry="20" fill="#5f88a8" opacity="0.85"/>
      <path d="M285 262q8 14 0 22q-8-8 0-22" fill="#5f88a8"/>
    </svg>`;
  const jpeg = await sharp(Buffer.from(drawing)).jpeg({ quality: 80 }).toBuffer();
  return { jpeg, width: WIDTH, height: HEIGHT };
}
