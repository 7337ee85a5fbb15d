/** What stands in the upper half of Windows-1250 for the letters that the stories use. */
const upper = new Map(
  Object.entries({
    ...{ č: 0xe8, ć: 0xe6, ž: 0x9e, š: 0x9a, đ: 0xf0, Č: 0xc8, Ć: 0xc6, Ž: 0x8e, Š: 0x8a, Đ: 0xd0 },
    ...{ á: 0xe1, é: 0xe9, í: 0xed, ó: 0xf3, ú: 0xfa, ü: 0xfc, Á: 0xc1, É: 0xc9, Í: 0xcd, Ó: 0xd3 },
    ...{ Ú: 0xda, '€': 0x80, '„': 0x84, '“': 0x93, '”': 0x94, '’': 0x92, '–': 0x96, '…': 0x85 },
  }),
);

/** Whether a text can be written in Windows-1250 as this file knows it. */
export const fitsWindows1250 = (text: string): boolean =>
  [...text].every((letter) => letter.charCodeAt(0) < 0x80 || upper.has(letter));

/** A file as an office program in Central Europe saves it: semicolons and Windows-1250. */
export function officeCsv(rows: readonly (readonly string[])[]): Buffer {
  const lines = rows.map((cells) => cells.map(quoted).join(';'));
  const text = `${lines.join('\r\n')}\r\n`;
  return Buffer.from([...text].map((letter) => upper.get(letter) ?? letter.charCodeAt(0)));
}

const quoted = (cell: string): string =>
  /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
