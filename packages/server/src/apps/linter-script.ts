import { hash } from 'node:crypto';

/**
 * Asks the server what it thinks of the redirect URIs while they are typed. Without it the form says the same when it
 * is sent.
 */
export const LINTER_SCRIPT = `const field = document.querySelector('#redirect-uris');
const list = document.querySelector('#redirect-uris-verdicts');
let timer;
let asked = 0;
async function ask() {
  const mine = ++asked;
  const answer = await fetch('/dashboard/check', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ redirect_uris: field.value }),
  });
  if (!answer.ok || mine !== asked) return;
  const { verdicts } = await answer.json();
  list.replaceChildren(...verdicts.map(({ uri, ok, text }) => {
    const line = document.createElement('p');
    const code = document.createElement('span');
    line.className = ok ? 'verdict' : 'verdict error';
    code.className = 'mono';
    code.textContent = uri;
    line.append(code, ': ' + text);
    return line;
  }));
}
field?.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(() => ask().catch(() => {}), 200);
});
`;

/** Where it is served; the name changes with the content. */
export const LINTER_SCRIPT_PATH = `/dashboard-${hash('sha256', LINTER_SCRIPT, 'hex').slice(0, 10)}.js`;
