import type { Digest } from '@vocero/api/contract/digests';

/** Addresses of the comments behind a digest's numbers: of a theme, else of all. */
export function commentsOf(
  path: string,
  { startsBefore, starts, ends }: Pick<Digest, 'startsBefore' | 'starts' | 'ends'>,
) {
  const between = (since: string, until: string, theme: string | undefined) =>
    `${path}?${new URLSearchParams({ ...(theme ? { theme } : {}), since, until })}`;
  return {
    week: (theme?: string) => between(starts, ends, theme),
    before: (theme?: string) => between(startsBefore, starts, theme),
  };
}
