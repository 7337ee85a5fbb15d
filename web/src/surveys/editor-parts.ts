import FileClock from '@lucide/svelte/icons/file-clock';
import Languages from '@lucide/svelte/icons/languages';
import ListChecks from '@lucide/svelte/icons/list-checks';
import NotebookText from '@lucide/svelte/icons/notebook-text';
import Palette from '@lucide/svelte/icons/palette';
import Smartphone from '@lucide/svelte/icons/smartphone';

/** The parts of the editor; the preview is one of its own where there is no room beside it. */
export const editorParts = [
  { value: 'questions', label: 'surveys.part_questions', icon: ListChecks },
  { value: 'page', label: 'surveys.part_page', icon: Palette },
  { value: 'translations', label: 'surveys.part_translations', icon: Languages },
  { value: 'method', label: 'surveys.part_method', icon: NotebookText },
  { value: 'versions', label: 'surveys.part_versions', icon: FileClock },
  { value: 'preview', label: 'surveys.preview', icon: Smartphone },
] as const;

export type EditorPart = (typeof editorParts)[number]['value'];
