import { expect, test } from 'vitest';
import { looksLikeTranscript } from './transcript-form.ts';

test('subtitles, JSON and lines with names are conversations', () => {
  expect(looksLikeTranscript('WEBVTT\n\n00:01.000 --> 00:02.000\nHello')).toBe(true);
  expect(looksLikeTranscript('1\n00:00:01,000 --> 00:00:02,000\nHello')).toBe(true);
  expect(looksLikeTranscript('[{"speaker":"Ana","text":"Hello"}]')).toBe(true);
  expect(looksLikeTranscript('Ana: Hello\nClient: The bill\nAna: Yes?')).toBe(true);
});

test('a note stays a note', () => {
  expect(looksLikeTranscript('Customer says: the bill is wrong')).toBe(false);
  expect(looksLikeTranscript('[urgent] called twice')).toBe(false);
  expect(looksLikeTranscript('Bill wrong\nCalled: twice\nWaited')).toBe(false);
  expect(looksLikeTranscript('')).toBe(false);
});
