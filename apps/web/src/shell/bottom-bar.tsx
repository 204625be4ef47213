import { Icon } from '../parts/icon.tsx';
import type { Route } from '../routes.ts';
import { useTexts } from '../texts/language.ts';
import { MENU } from './menu.tsx';

/** The main menu on phones, in reach of the thumb. */
export function BottomBar({ page }: { page: Route['page'] }) {
  const { site, nav } = useTexts();
  return (
    <nav class="bottom-bar" aria-label={site.mainMenu}>
      {MENU.map(({ href, icon, text, pages }) => (
        <a key={href} href={href} aria-current={pages.includes(page) ? 'page' : undefined}>
          <Icon name={icon} />
          <span>{nav[text]}</span>
        </a>
      ))}
    </nav>
  );
}
