import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Problem } from '../api/problem.ts';
import { describeProblem } from '../api/problem.ts';
import { Icon } from '../parts/icon.tsx';
import { useLanguage, useTexts } from '../texts/language.ts';
import { isWhole } from './read-link.ts';

/** A link that is typed, not pasted, may still grow: a profile's name has no fixed length. */
const TYPING_PAUSE_MS = 600;

type LinkFieldProps = {
  id: string;
  label: string;
  hint?: string;
  text: string;
  onText: (text: string) => void;
  /** The text is ready to be used: it was pasted, is whole, or the button was pressed. */
  onReady: (text: string) => void;
  /** What is wrong with the text; shown at the field. */
  problem?: Problem | null;
  submit: string;
  busy?: boolean;
  /** More buttons inside the field. */
  children?: ComponentChildren;
  large?: boolean;
};

/** True when the text came in one go: by paste, drop, autofill or a program, not by single keys. */
function isPasted({ inputType, data }: InputEvent): boolean {
  if (inputType === 'insertText') return (data ?? '').length > 1;
  return !inputType || ['insertFromPaste', 'insertFromDrop', 'insertReplacementText'].includes(inputType);
}

/** The field for a link. A pasted link is used at once, a typed one after a pause or with Enter. */
export function LinkField(props: LinkFieldProps) {
  const { id, label, hint, text, problem, submit, busy, children, large } = props;
  const texts = useTexts();
  const language = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(typing.current), []);

  const onInput = (event: InputEvent) => {
    const next = input.current!.value;
    const pasted = isPasted(event);
    props.onText(next);
    clearTimeout(typing.current);
    if (pasted || next === '') props.onReady(next);
    else if (isWhole(next)) typing.current = setTimeout(() => props.onReady(next), TYPING_PAUSE_MS);
  };
  const onSubmit = (event: Event) => {
    event.preventDefault();
    clearTimeout(typing.current);
    props.onReady(input.current!.value);
    if (input.current!.value.trim() === '') input.current!.focus();
  };
  const description = problem ? describeProblem(problem, language, texts) : null;
  const describedBy = [problem ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  return (
    <form class={large ? 'link-field link-field-large' : 'link-field'} onSubmit={onSubmit} noValidate>
      <label for={id}>{label}</label>
      <div class="link-field-box">
        <Icon name="link" />
        <input
          ref={input}
          id={id}
          name="link"
          type="text"
          inputMode="url"
          enterKeyHint="go"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          placeholder={texts.home.placeholder}
          value={text}
          onInput={onInput}
          aria-invalid={problem ? 'true' : undefined}
          aria-describedby={describedBy || undefined}
        />
        {text !== '' && (
          <button
            type="button"
            class="icon-button"
            onClick={() => {
              props.onText('');
              props.onReady('');
              input.current!.focus();
            }}
          >
            <Icon name="close" />
            <span class="visually-hidden">{texts.act.clear}</span>
          </button>
        )}
        {children}
        <button type="submit" class="button button-primary" aria-busy={busy ? 'true' : undefined}>
          {submit}
        </button>
      </div>
      {description && problem && (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="warning" />
          <span>
            {description.detail} <a href={`/help/errors#${problem.id}`}>{texts.act.why}</a>
          </span>
        </p>
      )}
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </form>
  );
}
