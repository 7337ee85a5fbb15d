export const looks = ['auto', 'light', 'dark'] as const;
export type Look = (typeof looks)[number];

const storageKey = 'vocero.look';
const stored = (): Look => {
  const look = localStorage.getItem(storageKey);
  return look === 'light' || look === 'dark' ? look : 'auto';
};

class Appearance {
  look = $state<Look>(stored());
}
const appearance = new Appearance();

export const currentLook = (): Look => appearance.look;

/** Shows what was chosen on an earlier visit. */
export const startLook = (): void => chooseLook(stored());

/** Light, dark, or as the device has it. */
export function chooseLook(look: Look): void {
  appearance.look = look;
  if (look === 'auto') {
    localStorage.removeItem(storageKey);
    delete document.documentElement.dataset['look'];
  } else {
    localStorage.setItem(storageKey, look);
    document.documentElement.dataset['look'] = look;
  }
}
