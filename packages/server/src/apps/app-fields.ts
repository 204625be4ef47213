import { cleanName, cleanText } from '../accounts/names.ts';
import { lintRedirectUri, type RedirectUriFault } from '../accounts/redirect-uri.ts';

/** What somebody may say about an app of theirs. There is no other field. */
export type AppFields = {
  readonly name: string;
  readonly description: string;
  readonly website: string | null;
  readonly redirectUris: readonly string[];
};

export type AppFieldFault =
  | { readonly field: 'name' | 'description' | 'website' }
  | { readonly field: 'redirectUris'; readonly kind: 'too_many' }
  | { readonly field: 'redirectUris'; readonly kind: 'fault'; readonly uri: string; readonly fault: RedirectUriFault };

const LONGEST_NAME = 100;
const LONGEST_DESCRIPTION = 1000;
const MOST_REDIRECT_URIS = 20;

type Given = {
  readonly name: string;
  readonly description: string;
  readonly website: string;
  readonly redirectUris: readonly string[];
};

/** The fields as they may be kept, or everything that is wrong with them. */
export function readAppFields(given: Given): { ok: true; fields: AppFields } | { ok: false; faults: AppFieldFault[] } {
  const faults: AppFieldFault[] = [];
  const name = cleanName(given.name, LONGEST_NAME);
  if (name === null) faults.push({ field: 'name' });
  const description = cleanText(given.description);
  if ([...description].length > LONGEST_DESCRIPTION) faults.push({ field: 'description' });
  const website = given.website.trim() === '' ? null : given.website.trim();
  if (website !== null && !isWebsite(website)) faults.push({ field: 'website' });
  const redirectUris = [...new Set(given.redirectUris)];
  faults.push(...judgeRedirectUris(redirectUris));
  if (faults.length > 0 || name === null) return { ok: false, faults };
  return { ok: true, fields: { name, description, website, redirectUris } };
}

/** What is wrong with a list of redirect URIs. */
function judgeRedirectUris(uris: readonly string[]): AppFieldFault[] {
  if (uris.length > MOST_REDIRECT_URIS) return [{ field: 'redirectUris', kind: 'too_many' }];
  return uris.flatMap((uri) => {
    const verdict = lintRedirectUri(uri);
    return verdict.ok ? [] : [{ field: 'redirectUris' as const, kind: 'fault' as const, uri, fault: verdict.fault }];
  });
}

/** The lines of a text field that are not empty, without the white space around them. */
export function readLines(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function isWebsite(text: string): boolean {
  if (text.length > 1024 || !/^https?:\/\/[\x21-\x7e]+$/.test(text) || /["'<>\\^`{|}]/.test(text)) return false;
  const url = URL.parse(text);
  return url !== null && url.username === '' && url.password === '';
}
