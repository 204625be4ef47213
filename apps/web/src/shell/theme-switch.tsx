import { useState } from 'preact/hooks';
import { kept } from '../kept.ts';
import { Icon } from '../parts/icon.tsx';
import { useTexts } from '../texts/language.ts';

type Theme = 'light' | 'dark';

/** Turns to the other theme and remembers it. Until it is first used the system decides. */
export function ThemeSwitch() {
  const { site } = useTexts();
  const [theme, setTheme] = useState<Theme>(currentTheme);
  const other: Theme = theme === 'dark' ? 'light' : 'dark';
  const toggle = () => {
    document.documentElement.dataset.theme = other;
    kept.write('theme', other);
    setTheme(other);
  };
  return (
    <button type="button" class="icon-button" onClick={toggle} title={site[other]}>
      <Icon name={other === 'dark' ? 'moon' : 'sun'} />
      <span class="visually-hidden">{site[other]}</span>
    </button>
  );
}

function currentTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  if (theme === 'light' || theme === 'dark') return theme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
