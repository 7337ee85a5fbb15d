import { darkAccent, inkOn, readableAccent } from '@vocero/api/contract/contrast';

/** An organisation's colour as both looks of a page show it, so that it can always be read. */
export function accentStyle(accent: string | null): string {
  if (accent === null) return '';
  const [light, dark] = [readableAccent(accent), darkAccent(accent)];
  return `:root{--accent:light-dark(${light},${dark});--accent-hover:color-mix(in srgb,var(--accent) 82%,var(--ink));--on-accent:light-dark(${inkOn(light)},${inkOn(dark)});--accent-soft:color-mix(in srgb,var(--accent) 12%,var(--surface))}`;
}
