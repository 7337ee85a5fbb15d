/** Plain text as simple HTML: paragraphs, line ends and links, everything else as it was typed. */
export function mailHtml(text: string, locale: string): string {
  const paragraphs = text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.split('\n').map(htmlOf).join('<br>\n')}</p>`);
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"></head>
<body style="font: 16px/1.5 sans-serif; max-width: 40em">
${paragraphs.join('\n')}
</body></html>`;
}

/** Only lines that are nothing but a link are one: what people typed never becomes an address. */
function htmlOf(line: string): string {
  const text = line.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return /^https?:\/\/\S+$/.test(line) ? `<a href="${text}">${text}</a>` : text;
}
