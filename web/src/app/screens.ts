import type { Component } from 'svelte';
import type { RouteName } from './routes.ts';

const found = import.meta.glob<{ default: Component }>('../*/*Page.svelte');

const files: Partial<Record<RouteName, string>> = {
  home: '../home/HomePage.svelte',
  board: '../board/BoardPage.svelte',
  theme: '../themes/ThemePage.svelte',
  unsorted: '../unsorted/UnsortedPage.svelte',
  comments: '../comments/CommentsPage.svelte',
  imports: '../imports/ImportsPage.svelte',
  import: '../imports/ImportPage.svelte',
  settings: '../settings/SettingsPage.svelte',
};

/** Fetches the code of a screen when it is opened for the first time. */
export async function loadScreen(name: RouteName): Promise<Component | null> {
  const load = found[files[name] ?? ''];
  return load ? (await load()).default : null;
}
