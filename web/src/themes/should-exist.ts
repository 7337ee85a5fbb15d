import { t } from '../i18n/i18n.svelte.ts';

/** The answers to "Should this contact exist?", the open question first. */
export const shouldExistOptions = () =>
  [
    { value: '', label: t('themes.should_exist_open') },
    { value: 'yes', label: t('themes.should_exist_yes') },
    { value: 'no', label: t('themes.should_exist_no') },
    { value: 'unsure', label: t('themes.should_exist_unsure') },
  ] as const;
