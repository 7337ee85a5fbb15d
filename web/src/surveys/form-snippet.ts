const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character]!);

/**
 * A form to paste into any page: no script, no style, only the comment. The field called `website`
 * is one that people do not see and programs fill in.
 */
export function formSnippet(url: string, words: { comment: string; send: string }): string {
  return `<form method="post" action="${escapeHtml(url)}" accept-charset="utf-8">
  <p>
    <label for="vocero-comment">${escapeHtml(words.comment)}</label><br>
    <textarea id="vocero-comment" name="comment" rows="5" maxlength="2000" required></textarea>
  </p>
  <p hidden><input name="website" tabindex="-1" autocomplete="off"></p>
  <button type="submit">${escapeHtml(words.send)}</button>
</form>`;
}
