import { CodeScanner } from './code-scanner.ts';
import { SpotifyCode } from './spotify-code.ts';

/** `<script type="module" src="https://…/embed/barline.js">` makes these elements known to a page of anyone. */
if (customElements.get('spotify-code') === undefined) customElements.define('spotify-code', SpotifyCode);
if (customElements.get('code-scanner') === undefined) customElements.define('code-scanner', CodeScanner);
