import { expect, test } from 'vitest';
import { formSnippet } from './form-snippet.ts';

const words = { comment: 'What should we know?', send: 'Send' };

test('posts the comment to the form, without script', () => {
  const snippet = formSnippet('https://feedback.example/f/abc', words);
  expect(snippet).toContain('action="https://feedback.example/f/abc"');
  expect(snippet).toContain('name="comment"');
  expect(snippet).not.toContain('<script');
});

test('words and addresses cannot break out of the markup', () => {
  const snippet = formSnippet('https://x.example/?a="><b>', { ...words, send: '<i>&' });
  expect(snippet).toContain('action="https://x.example/?a=&quot;&gt;&lt;b&gt;"');
  expect(snippet).toContain('&lt;i&gt;&amp;');
});
