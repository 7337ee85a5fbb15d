/** What the script's element says. */
export interface WidgetOptions {
  form: string;
  mode: 'button' | 'inline';
  /** As written, or of the page; may be empty. */
  lang: string;
  /** What the button says; null: the product's own word. */
  label: string | null;
  side: 'left' | 'right';
  /** Where the script came from, with a slash at the end: everything else is asked from there. */
  base: string;
}

/** Null where the element does not name a form. */
export function readOptions(script: HTMLScriptElement, pageLang: string): WidgetOptions | null {
  const { form = '', mode, lang, label, position } = script.dataset;
  if (!/^[\w-]{1,64}$/.test(form)) return null;
  return {
    form,
    mode: mode === 'inline' ? 'inline' : 'button',
    lang: lang ?? pageLang,
    label: label?.trim().slice(0, 60) || null,
    side: position === 'left' ? 'left' : 'right',
    base: new URL('.', script.src).href,
  };
}

const query = ({ lang }: WidgetOptions) => (lang ? `?lang=${encodeURIComponent(lang)}` : '');

export const frameAddress = (options: WidgetOptions): string =>
  `${options.base}embed/${options.form}${query(options)}`;

/** The same form as a page of its own. */
export const plainAddress = (options: WidgetOptions): string =>
  `${options.base}embed/${options.form}/page${query(options)}`;
