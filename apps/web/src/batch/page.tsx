import { useTexts } from '../texts/language.ts';

export function BatchPage() {
  const texts = useTexts();
  return <h1>{texts.studio.batch}</h1>;
}
