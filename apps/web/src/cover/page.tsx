import { useTexts } from '../texts/language.ts';

export function CoverPage() {
  const texts = useTexts();
  return <h1>{texts.studio.cover}</h1>;
}
