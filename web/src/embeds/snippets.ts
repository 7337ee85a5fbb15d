const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character]!);

interface SnippetFacts {
  token: string;
  scriptUrl: string;
  frameUrl: string;
  /** How the button and the frame are called. */
  label: string;
  mode: 'button' | 'inline';
  position: 'right' | 'left';
  /** Empty: the language of the page that shows it. */
  lang: string;
}

const langQuery = (lang: string) => (lang ? `?lang=${encodeURIComponent(lang)}` : '');

/** One script tag; without script there is a link to the same form. */
export function scriptSnippet(facts: SnippetFacts): string {
  const { token, scriptUrl, frameUrl, label, mode, position, lang } = facts;
  const attributes = [
    `src="${escapeHtml(scriptUrl)}"`,
    `data-form="${escapeHtml(token)}"`,
    `data-mode="${mode}"`,
    `data-label="${escapeHtml(label)}"`,
    ...(mode === 'button' && position === 'left' ? ['data-position="left"'] : []),
    ...(lang ? [`data-lang="${escapeHtml(lang)}"`] : []),
    'async',
  ];
  const plain = escapeHtml(`${frameUrl}/page${langQuery(lang)}`);
  return `<script ${attributes.join(' ')}></script>
<noscript><a href="${plain}">${escapeHtml(label)}</a></noscript>`;
}

/** A frame alone, for pages that allow no script of others. */
export function frameSnippet({ frameUrl, label, lang }: SnippetFacts): string {
  const address = escapeHtml(`${frameUrl}${langQuery(lang)}`);
  return `<iframe src="${address}" title="${escapeHtml(label)}" width="100%" height="640" loading="lazy"
  sandbox="allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox"></iframe>`;
}

/**
 * A form without any script or frame: only the comment, and back to the site after the thanks. The
 * field called `website` is one that people do not see and programs fill in.
 */
export function plainSnippet(
  { frameUrl, lang }: SnippetFacts,
  words: { comment: string; send: string },
): string {
  const language = lang ? `\n  <input type="hidden" name="lang" value="${escapeHtml(lang)}">` : '';
  return `<form method="post" action="${escapeHtml(frameUrl)}" accept-charset="utf-8">
  <p>
    <label for="vocero-comment">${escapeHtml(words.comment)}</label><br>
    <textarea id="vocero-comment" name="comment" rows="5" maxlength="2000" required></textarea>
  </p>
  <p hidden><input name="website" tabindex="-1" autocomplete="off"></p>
  <input type="hidden" name="as" value="form">${language}
  <button type="submit">${escapeHtml(words.send)}</button>
</form>`;
}

/** What a site's policy has to allow, if it has one. */
export function policyLine(scriptUrl: string): string {
  const { origin } = new URL(scriptUrl);
  return `script-src ${origin}; frame-src ${origin}; form-action ${origin}`;
}
