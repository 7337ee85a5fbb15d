/** The languages of the interface, of messages, of public pages and of names in the data. */
export const locales = ['en', 'es', 'bs', 'hr', 'sr-Latn', 'sr-Cyrl'] as const;
export type Locale = (typeof locales)[number];
