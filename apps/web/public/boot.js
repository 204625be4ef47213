// Runs before the first paint, so that the page never flashes in another theme or language.
(() => {
  let theme = null;
  let stored = null;
  try {
    theme = localStorage.getItem('barline.theme');
    stored = localStorage.getItem('barline.language');
  } catch {
    // Storage may be switched off; the system's theme and language are used then.
  }
  const root = document.documentElement;
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  const asked = new URLSearchParams(location.search).get('lang');
  const wanted = [asked, stored, ...navigator.languages].map((tag) => (tag ?? '').slice(0, 2).toLowerCase());
  root.lang = wanted.find((tag) => tag === 'en' || tag === 'ru') ?? 'en';
  // The installed site is named and described in the language of the page it was installed from.
  if (root.lang === 'ru')
    document.querySelector('link[rel=manifest]')?.setAttribute('href', '/manifest.ru.webmanifest');
})();
