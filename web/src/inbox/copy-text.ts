/** Puts text on the clipboard, also where the browser gives pages no clipboard: without TLS. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const box = document.createElement('textarea');
    box.value = text;
    box.style.position = 'fixed';
    box.style.opacity = '0';
    const focused = document.activeElement;
    document.body.append(box);
    box.select();
    document.execCommand('copy');
    box.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
