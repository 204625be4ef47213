import { useTitle } from '../title.ts';
import { useHelpTexts } from './texts.ts';

export function AccessibilityPage() {
  const { accessibility } = useHelpTexts();
  useTitle(`${accessibility.title} · Barline`);
  return (
    <article class="prose">
      <div class="page-head">
        <h1>{accessibility.title}</h1>
        <p class="lead">{accessibility.lead}</p>
      </div>
      <h2>{accessibility.goal}</h2>
      <p>{accessibility.goalText}</p>
      <h2>{accessibility.how}</h2>
      <ul class="bullets">
        {accessibility.list.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <h2>{accessibility.limits}</h2>
      <p>{accessibility.limitsText}</p>
      <h2>{accessibility.tell}</h2>
      <p>{accessibility.tellText}</p>
    </article>
  );
}
