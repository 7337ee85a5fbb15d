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

/** Light, dark, or as the device has it. `early.js` applies the same before the first paint. */
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
