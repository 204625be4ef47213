import type { IconName } from '../parts/icon.tsx';
import type { Route } from '../routes.ts';
import type { Texts } from '../texts/texts.ts';

/** The pages of the main menu, in its order. */
export const MENU: readonly {
  href: string;
  icon: IconName;
  text: keyof Texts['nav'];
  pages: readonly Route['page'][];
}[] = [
  { href: '/scan', icon: 'scan', text: 'scan', pages: ['scan', 'reference'] },
  { href: '/create', icon: 'create', text: 'create', pages: ['create', 'cover', 'batch', 'show'] },
  {
    href: '/token',
    icon: 'key',
    text: 'token',
    pages: ['token', 'token-console', 'token-scopes', 'token-pkce', 'token-flows', 'token-doctor', 'callback'],
  },
  { href: '/history', icon: 'history', text: 'history', pages: ['history'] },
  { href: '/help', icon: 'help', text: 'help', pages: ['help', 'errors', 'article', 'accessibility'] },
];
