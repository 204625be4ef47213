import './styles/index.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { keepForOffline } from './offline/register.ts';
import { startRouter } from './router.ts';

startRouter();
keepForOffline();
render(<App />, document.getElementById('app')!);
