import type { Language } from '@barline/messages';
import { type Html, html } from './html.ts';

type FieldOptions = {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly type?: string;
  readonly value?: string;
  readonly hint?: string;
  readonly error?: string | null;
  readonly autocomplete?: string;
  readonly required?: boolean;
  readonly focus?: boolean;
};

/** A labelled field with its hint and, where it was wrong, what is. */
export function field(options: FieldOptions): Html {
  const { id, name, label, type = 'text', value = '', hint, error, autocomplete, required = true, focus } = options;
  return html`<div class="field">
<label for="${id}">${label}</label>
<input class="input" id="${id}" name="${name}" type="${type}" value="${value}"${autocomplete && html` autocomplete="${autocomplete}"`}${type !== 'password' && html` autocapitalize="none" spellcheck="false"`}${required && html` required`}${focus && html` autofocus`}${describe(id, hint, error)}>
${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}${fieldError(id, error)}
</div>`;
}

/** The attributes that tie a field to its hint and its error. */
export function describe(id: string, hint: string | null | undefined, error: string | null | undefined): Html {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return html`${error && html` aria-invalid="true"`}${ids && html` aria-describedby="${ids}"`}`;
}

export function fieldError(id: string, error: string | null | undefined): Html {
  return html`${error && html`<p class="error" id="${id}-error">${error}</p>`}`;
}

export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

/** What went wrong with a form as a whole; read out at once. */
export function alert(text: string | null | undefined): Html {
  return html`${text && html`<p class="callout bad" role="alert">${text}</p>`}`;
}

/** What was done. */
export function done(text: string | false | null | undefined): Html {
  return html`${text && html`<p class="callout good" role="status">${text}</p>`}`;
}

/** A time as people write it, in UTC. */
export function day(ms: number, language: Language): Html {
  const date = new Date(ms);
  const text = date.toLocaleDateString(language === 'ru' ? 'ru-RU' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return html`<time datetime="${date.toISOString()}">${text}</time>`;
}

export function minute(ms: number): Html {
  const iso = new Date(ms).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')}</time>`;
}
