import './styles/index.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { cleanCallbackAddress } from './callback/arrival.ts';
import { resolveLater } from './history/resolve-later.ts';
import { keepForOffline } from './offline/register.ts';
import { startRouter } from './router.ts';
import { loadTexts } from './texts/language.ts';

cleanCallbackAddress();
startRouter();
keepForOffline();
resolveLater();
loadTexts().then(() => render(<App />, document.getElementById('app')!));
