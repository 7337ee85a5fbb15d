/** Puts a text into the clipboard, also where the page has no TLS or no leave to write there. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyFromBox(text);
  }
}

function copyFromBox(text: string): void {
  const before = document.activeElement;
  const box = document.createElement('textarea');
  box.value = text;
  document.body.append(box);
  box.select();
  document.execCommand('copy');
  box.remove();
  if (before instanceof HTMLElement) before.focus();
}
