const key = 'vocero.visitor';

/** Pages whose beginning is counted; an invitation is counted when it is sent. */
const counted = /^\/(s|f|embed)\/[\w-]+$/;

/**
 * A number that this browser made up, so that one person's answers are told from those of others behind
 * the same connection. It is sent with an answer, hashed there, and names nobody.
 */
export function tellVisitor(form: HTMLFormElement): void {
  setHidden(form, 'visitor', ownNumber());
}

/** Says once that somebody began to answer: a count of the day, without the number or anything else. */
export function tellStart(form: HTMLFormElement): void {
  if (form.dataset['began'] || !counted.test(location.pathname)) return;
  form.dataset['began'] = 'yes';
  setHidden(form, 'began', 'yes');
  const lang = document.documentElement.lang;
  navigator.sendBeacon(`${location.pathname}/start`, new URLSearchParams({ lang }));
}

function setHidden(form: HTMLFormElement, name: string, value: string) {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) {
    field.value = value;
    return;
  }
  const made = document.createElement('input');
  Object.assign(made, { type: 'hidden', name, value });
  form.append(made);
}

/** Kept on the device where that is allowed; else another each time. */
function ownNumber(): string {
  try {
    const known = localStorage.getItem(key);
    if (known) return known;
    const made = newNumber();
    localStorage.setItem(key, made);
    return made;
  } catch {
    return newNumber();
  }
}

/** 128 random bits as a UUID; pages without https have no `randomUUID`. */
function newNumber(): string {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
