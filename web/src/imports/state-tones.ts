import type { Import } from '@vocero/api/contract/imports';

/** How the state of an import looks; its words say the same. */
export const stateTones = {
  uploaded: 'info',
  running: 'accent',
  done: 'good',
  failed: 'danger',
  undone: 'plain',
} as const satisfies Record<Import['state'], string>;
