import { expect, test } from 'vitest';
import { mailHtml } from './mail-html.ts';

test('what people typed stays text; a line that is a link becomes one', () => {
  const html = mailHtml(
    'Theme <b>"x"</b> at http://a.example\n\nhttps://v.example.org/o/a?b&c',
    'es',
  );
  expect(html).toContain('<html lang="es">');
  expect(html).toContain('Theme &#60;b&#62;&#34;x&#34;&#60;/b&#62; at http://a.example</p>');
  expect(html).toContain('<a href="https://v.example.org/o/a?b&#38;c">');
  expect(html.match(/<a /g)).toHaveLength(1);
});
