import {
  findEndpoint,
  listEndpoints,
  SCOPE_GROUPS,
  SCOPES,
  type ScopeGroup,
  scopesFor,
  splitScope,
  unknownScopes,
} from '@barline/auth/scopes';
import { useId, useState } from 'preact/hooks';
import { CodeBlock } from '../parts/code-block.tsx';
import { Icon } from '../parts/icon.tsx';
import { useLanguage } from '../texts/language.ts';
import { useTokenTexts } from './texts.ts';

type PickerProps = { chosen: readonly string[]; onChange: (names: string[]) => void };

/** Sets that people often want, by what they want them for. */
const PRESETS = {
  profile: ['user-read-private', 'user-read-email'],
  playlists: ['playlist-read-private', 'playlist-read-collaborative'],
  edit: ['playlist-read-private', 'playlist-modify-private', 'playlist-modify-public'],
  player: ['user-read-playback-state', 'user-read-currently-playing', 'user-modify-playback-state'],
  taste: ['user-top-read', 'user-read-recently-played', 'user-library-read'],
} as const;

/** Chooses permissions: by what they are for, by the call one wants to make, or one by one. */
export function ScopePicker({ chosen, onChange }: PickerProps) {
  const { scopes } = useTokenTexts();
  const add = (names: readonly string[]) => onChange([...new Set([...chosen, ...names])]);
  const unknown = unknownScopes(chosen);
  return (
    <div class="scope-picker">
      <fieldset class="choices">
        <legend>{scopes.presets}</legend>
        {Object.entries(PRESETS).map(([name, names]) => (
          <button
            key={name}
            type="button"
            class="chip"
            aria-pressed={names.every((each) => chosen.includes(each))}
            onClick={() =>
              names.every((each) => chosen.includes(each))
                ? onChange(chosen.filter((each) => !(names as readonly string[]).includes(each)))
                : add(names)
            }
          >
            {scopes.preset[name as keyof typeof PRESETS]}
          </button>
        ))}
      </fieldset>
      <ByEndpoint onAdd={add} />
      <ScopeList chosen={chosen} onChange={onChange} />
      <ByHand chosen={chosen} onChange={onChange} />
      {unknown.length > 0 && (
        <p class="field-error" role="status">
          <Icon name="warning" />
          <span>{scopes.unknown(unknown.join(', '))}</span>
        </p>
      )}
      <Asked chosen={chosen} />
      <CodeBlock
        text={chosen.length === 0 ? scopes.noScope : `scope=${chosen.join(' ')}`}
        copied={chosen.join(' ')}
        what="scope"
      />
    </div>
  );
}

/** From a call of the Web API to the smallest set that allows it. */
function ByEndpoint({ onAdd }: { onAdd: (names: readonly string[]) => void }) {
  const { scopes } = useTokenTexts();
  const id = useId();
  const [call, setCall] = useState('');
  const endpoint = call.trim() === '' ? null : findEndpoint(call);
  const needed = endpoint ? scopesFor([endpoint]) : [];
  return (
    <div class="field">
      <label for={`${id}-call`}>{scopes.byCall}</label>
      <div class="field-row">
        <input
          id={`${id}-call`}
          class="input number"
          list={`${id}-calls`}
          value={call}
          onInput={(event) => setCall(event.currentTarget.value)}
          placeholder="GET /v1/me/playlists"
          aria-describedby={`${id}-needed`}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
        />
        <button type="button" class="button" disabled={needed.length === 0} onClick={() => onAdd(needed)}>
          {scopes.add}
        </button>
      </div>
      <datalist id={`${id}-calls`}>
        {listEndpoints().map((each) => (
          <option key={each.endpoint} value={each.endpoint} />
        ))}
      </datalist>
      <p id={`${id}-needed`} class="field-hint" role="status">
        {call.trim() === ''
          ? scopes.byCallHint
          : !endpoint
            ? scopes.noCall
            : needed.length === 0
              ? scopes.needsNone
              : scopes.needs(needed.join(' '))}
      </p>
    </div>
  );
}

function ScopeList({ chosen, onChange }: PickerProps) {
  const { scopes } = useTokenTexts();
  const language = useLanguage();
  const toggle = (name: string, on: boolean) =>
    onChange(on ? [...chosen, name] : chosen.filter((each) => each !== name));
  return (
    <details class="scope-list">
      <summary>{scopes.all(SCOPES.length)}</summary>
      {(Object.keys(SCOPE_GROUPS) as ScopeGroup[]).map((group) => (
        <fieldset key={group}>
          <legend>{SCOPE_GROUPS[group][language]}</legend>
          {SCOPES.filter((scope) => scope.group === group).map(({ name, consent }) => (
            <label key={name} class="check">
              <input
                type="checkbox"
                checked={chosen.includes(name)}
                onChange={(event) => toggle(name, event.currentTarget.checked)}
              />
              <span>
                <code>{name}</code> {consent[language]}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </details>
  );
}

/** For names that are not in the list: they are warned about, not dropped. */
function ByHand({ chosen, onChange }: PickerProps) {
  const { scopes } = useTokenTexts();
  const id = useId();
  const [text, setText] = useState<string | null>(null);
  return (
    <div class="field">
      <label for={id}>{scopes.byHand}</label>
      <input
        id={id}
        class="input number"
        value={text ?? chosen.join(' ')}
        onInput={(event) => {
          setText(event.currentTarget.value);
          onChange(splitScope(event.currentTarget.value));
        }}
        onBlur={() => setText(null)}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
      />
    </div>
  );
}

/** What the person will be asked, in their words. */
function Asked({ chosen }: { chosen: readonly string[] }) {
  const { scopes } = useTokenTexts();
  const language = useLanguage();
  const asked = SCOPES.filter(({ name }) => chosen.includes(name));
  return (
    <div class="asked">
      <p class="asked-title">{asked.length === 0 ? scopes.askedNothing : scopes.asked}</p>
      <ul class="bullets">
        {asked.map(({ name, consent }) => (
          <li key={name}>{consent[language]}</li>
        ))}
      </ul>
    </div>
  );
}
