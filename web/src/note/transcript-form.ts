const cueTime = /^\d{1,2}:\d{2}(:\d{2})?[.,]\d{3}\s*-->/m;
const spokenLine = /^[^\n:]{1,40}:\s\S/;

/**
 * Whether a pasted text looks like a conversation rather than a note: subtitles, JSON, or at least
 * three lines "Name: words" that are more than half of all lines.
 */
export function looksLikeTranscript(text: string): boolean {
  const start = text.trimStart();
  if (start.startsWith('WEBVTT') || cueTime.test(start.slice(0, 2_000))) return true;
  if (/^[[{]\s*["{[]/.test(start)) return true;
  const lines = start
    .split('\n')
    .slice(0, 200)
    .filter((line) => line.trim() !== '');
  const spoken = lines.filter((line) => spokenLine.test(line.trim())).length;
  return spoken >= 3 && spoken > lines.length / 2;
}
