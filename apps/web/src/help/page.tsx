import { Icon } from '../parts/icon.tsx';
import { PASTE_KEYS } from '../paste-keys.ts';
import { useTexts } from '../texts/language.ts';

export function HelpPage() {
  const { help } = useTexts();
  return (
    <article class="prose">
      <div class="page-head">
        <h1>{help.title}</h1>
        <p class="lead">{help.lead}</p>
      </div>
      <div class="entrances">
        <a class="entrance" href="/help/errors">
          <Icon name="warning" />
          <span class="entrance-text">
            <strong>{help.errors}</strong>
            <span>{help.errorsText}</span>
          </span>
        </a>
        <a class="entrance" href="/help/api">
          <Icon name="link" />
          <span class="entrance-text">
            <strong>{help.api}</strong>
            <span>{help.apiText}</span>
          </span>
        </a>
      </div>
      <h2>{help.scanTitle}</h2>
      <Steps steps={help.scanSteps} />
      <h2>{help.createTitle}</h2>
      <Steps steps={help.createSteps} />
      <h2 id="how">{help.howTitle}</h2>
      <p>{help.howText}</p>
      <h2 id="local">{help.localTitle}</h2>
      <p>{help.localText}</p>
      <h2 id="contrast">{help.contrastTitle}</h2>
      <p>{help.contrastText}</p>
      <h2>{help.keysTitle}</h2>
      <p>{help.keysText(PASTE_KEYS)}</p>
    </article>
  );
}

function Steps({ steps }: { steps: { a: string; b: string; c: string } }) {
  return (
    <ol class="steps">
      {Object.values(steps).map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
