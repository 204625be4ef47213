import type { Route } from '../routes.ts';
import { useTexts } from '../texts/language.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { Logo } from './logo.tsx';
import { MENU } from './menu.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

export function Header({ page }: { page: Route['page'] }) {
  const { site, nav } = useTexts();
  return (
    <header class="header">
      <a class="brand" href="/" aria-label={site.home} aria-current={page === 'home' ? 'page' : undefined}>
        <Logo />
        <span>{site.name}</span>
      </a>
      <nav class="header-menu" aria-label={site.mainMenu}>
        {MENU.map(({ href, text, pages }) => (
          <a key={href} href={href} aria-current={pages.includes(page) ? 'page' : undefined}>
            {nav[text]}
          </a>
        ))}
      </nav>
      <div class="header-switches">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </header>
  );
}
