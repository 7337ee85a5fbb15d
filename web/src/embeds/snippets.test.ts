import { expect, test } from 'vitest';
import { frameSnippet, plainSnippet, policyLine, scriptSnippet } from './snippets.ts';

const facts = {
  token: 'abc',
  scriptUrl: 'https://voice.example/widget.js',
  frameUrl: 'https://voice.example/embed/abc',
  label: 'Say "hi" <b>',
  mode: 'button',
  position: 'left',
  lang: 'sr-Latn',
} as const;

test('a script tag holds no script, style or handler of its own, and a link for pages without', () => {
  const snippet = scriptSnippet(facts);
  expect(snippet).toContain('src="https://voice.example/widget.js"');
  expect(snippet).toContain('data-form="abc" data-mode="button"');
  expect(snippet).toContain('data-position="left" data-lang="sr-Latn" async></script>');
  expect(snippet).toContain(
    '<noscript><a href="https://voice.example/embed/abc/page?lang=sr-Latn">',
  );
  expect(snippet).not.toMatch(/style=|on\w+=|<b>/);
});

test('words cannot break out of any snippet', () => {
  const words = { comment: '</textarea><script>', send: '<b>' };
  for (const snippet of [frameSnippet(facts), plainSnippet(facts, words)]) {
    expect(snippet).not.toMatch(/<b>|<script>/);
  }
  expect(frameSnippet(facts)).toContain('title="Say &quot;hi&quot; &lt;b&gt;"');
});

test('a plain form says that it is one, so that its site gets the reader back', () => {
  const snippet = plainSnippet(facts, { comment: 'Comment', send: 'Send' });
  expect(snippet).toContain('<form method="post" action="https://voice.example/embed/abc"');
  expect(snippet).toContain('<input type="hidden" name="as" value="form">');
  expect(snippet).toContain('<input type="hidden" name="lang" value="sr-Latn">');
});

test('a policy needs to name one origin', () => {
  expect(policyLine(facts.scriptUrl)).toBe(
    'script-src https://voice.example; frame-src https://voice.example; form-action https://voice.example',
  );
});
