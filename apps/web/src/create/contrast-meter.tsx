import { contrastOf, type Style } from '@barline/codes';
import { Icon, type IconName } from '../parts/icon.tsx';
import { useLanguage, useTexts } from '../texts/language.ts';
import { type ContrastLevel, judgeContrast } from './contrast.ts';

const ICONS: Readonly<Record<ContrastLevel, IconName>> = {
  good: 'check',
  fine: 'check',
  risky: 'warning',
  refused: 'stop',
};

/** Contrast as icon, word and number. */
export function ContrastMeter({ style }: { style: Style }) {
  const { create } = useTexts();
  const language = useLanguage();
  const ratio = contrastOf(style);
  const level = judgeContrast(ratio);
  const number = ratio.toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (
    <p class={`contrast contrast-${level}`} role="status">
      <Icon name={ICONS[level]} />
      <span>
        <strong>
          {create.contrast}: {create.contrastWord[level]}, {number}:1
        </strong>{' '}
        {create.contrastHint[level]}
      </span>
    </p>
  );
}
