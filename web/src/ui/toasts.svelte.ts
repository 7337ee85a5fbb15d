import { problemText } from './problem-text.ts';

export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'problem';
  undo: (() => Promise<void>) | null;
}

class Toasts {
  list = $state.raw<readonly Toast[]>([]);
}
const toasts = new Toasts();
let last = 0;

export const currentToasts = (): readonly Toast[] => toasts.list;

/** Says briefly what was done, with the way to undo it where there is one. */
export const tell = (text: string, undo?: () => Promise<void>): void =>
  add({ text, tone: 'plain', undo: undo ?? null });

/** Says what went wrong. */
export const tellProblem = (error: unknown): void =>
  add({ text: problemText(error), tone: 'problem', undo: null });

export function dismissToast(id: number): void {
  toasts.list = toasts.list.filter((toast) => toast.id !== id);
}

function add(toast: Omit<Toast, 'id'>): void {
  last += 1;
  toasts.list = [...toasts.list.slice(-2), { ...toast, id: last }];
}
