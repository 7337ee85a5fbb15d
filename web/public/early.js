// Runs before the first paint, so that a chosen look or language does not flash.
try {
  const look = localStorage.getItem('vocero.look');
  if (look === 'light' || look === 'dark') document.documentElement.dataset.look = look;
  const locale = localStorage.getItem('vocero.locale');
  if (locale) document.documentElement.lang = locale;
} catch {
  // Storage may be switched off; the defaults stand.
}
