import { expect, test } from 'vitest';
import { ownWords } from './own-words.ts';

test('what was written before is cut off, a signature stays', () => {
  const quoted = '> It comes at eight.\n> Vocero';
  const openers = [
    'On Mon, 16 Nov 2026 at 10:00, Firm <help@firm.example> wrote:',
    'El lun, 16 nov 2026 a las 10:00, Firma (<help@firm.example>) escribió:',
    'Dana pon, 16. 11. 2026. u 10:00 Firma <help@firm.example> je napisao:',
    '-----Original Message-----\nFrom: Firm\nSubject: x',
    'From: Firm <help@firm.example>\nSent: Monday',
    'On Mon, 16 Nov 2026 at 10:00, A Firm With A Long Name\n<help@firm.example> wrote:',
  ];
  for (const opener of openers) {
    expect(ownWords(`It was late again.\r\n\r\nBo\r\n\r\n${opener}\n${quoted}`), opener).toBe(
      'It was late again.\n\nBo',
    );
  }
});

test('answers between the lines stay, the lines do not', () => {
  expect(ownWords('> Which bus?\nThe 12.\n> When?\nAt eight.')).toBe('The 12.\nAt eight.');
});

test('who writes nothing but quotes keeps it all', () => {
  expect(ownWords('> yes')).toBe('> yes');
  expect(ownWords('From: the heart')).toBe('From: the heart');
});

test('an endless letter is read quickly', () => {
  const start = performance.now();
  ownWords(`${'on '.repeat(200_000)}\n${'>'.repeat(200_000)}\n${'-'.repeat(100_000)}`);
  expect(performance.now() - start).toBeLessThan(500);
});
