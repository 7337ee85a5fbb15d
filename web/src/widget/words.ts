import type { Locale } from '@vocero/api/contract/values';

export interface WidgetWords {
  open: string;
  close: string;
  /** Where the form cannot be shown within the page. */
  elsewhere: string;
}

/** The few words that the script itself says; everything else comes with the page in the frame. */
const words: Record<Locale, WidgetWords> = {
  en: { open: 'Tell us', close: 'Close', elsewhere: 'Open the form in a new window' },
  es: { open: 'Escríbanos', close: 'Cerrar', elsewhere: 'Abrir el formulario en otra ventana' },
  bs: { open: 'Javite nam', close: 'Zatvori', elsewhere: 'Otvorite obrazac u novom prozoru' },
  hr: { open: 'Javite nam', close: 'Zatvori', elsewhere: 'Otvorite obrazac u novom prozoru' },
  'sr-Latn': {
    open: 'Javite nam',
    close: 'Zatvori',
    elsewhere: 'Otvorite obrazac u novom prozoru',
  },
  'sr-Cyrl': {
    open: 'Јавите нам',
    close: 'Затвори',
    elsewhere: 'Отворите образац у новом прозору',
  },
};

/** In the language that the page asks for, or the closest that there is. */
export function widgetWords(tag: string): WidgetWords {
  const [language = '', ...parts] = tag.toLowerCase().split('-');
  if (language === 'sr' || language === 'sh' || language === 'cnr') {
    const isLatin = parts.includes('latn') || parts.includes('me') || language !== 'sr';
    return words[isLatin ? 'sr-Latn' : 'sr-Cyrl'];
  }
  return words[language as Locale] ?? words.en;
}
