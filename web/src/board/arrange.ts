import { columns, type Status, type Theme } from '@vocero/api/contract/themes';

/** The states beside the way from heard to prevented. */
export const sides = ['watching', 'declined'] as const satisfies readonly Status[];

/** The themes of each status, in the order in which they came; every status has a list. */
export function arrange(themes: readonly Theme[]): Map<Status, Theme[]> {
  const byStatus = new Map<Status, Theme[]>([...columns, ...sides].map((status) => [status, []]));
  for (const theme of themes) byStatus.get(theme.status)?.push(theme);
  return byStatus;
}

/** The column beside another one; null at the ends and for side states, which have no neighbours. */
export function columnBeside(status: Status, step: 1 | -1): Status | null {
  const at = columns.indexOf(status);
  return at < 0 ? null : (columns[at + step] ?? null);
}
