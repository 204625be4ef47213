import './styles/index.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { cleanCallbackAddress } from './callback/arrival.ts';
import { keepForOffline } from './offline/register.ts';
import { startRouter } from './router.ts';
import { loadTexts } from './texts/language.ts';

cleanCallbackAddress();
startRouter();
keepForOffline();
loadTexts().then(() => render(<App />, document.getElementById('app')!));
