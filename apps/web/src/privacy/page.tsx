import { useTexts } from '../texts/language.ts';

export function PrivacyPage() {
  const { privacy } = useTexts();
  return (
    <article class="prose">
      <div class="page-head">
        <h1>{privacy.title}</h1>
        <p class="lead">{privacy.lead}</p>
      </div>
      <h2>{privacy.picturesTitle}</h2>
      <p>{privacy.pictures}</p>
      <h2>{privacy.linksTitle}</h2>
      <p>{privacy.links}</p>
      <h2>{privacy.historyTitle}</h2>
      <p>{privacy.history}</p>
      <h2>{privacy.othersTitle}</h2>
      <p>{privacy.others}</p>
    </article>
  );
}
