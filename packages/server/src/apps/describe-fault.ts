import type { Language } from '@barline/messages';
import { textsOf } from '../accounts/pages/texts.ts';
import type { AppFieldFault } from './app-fields.ts';

/** What is wrong with a field of an app, as a sentence. */
export function describeAppFault(fault: AppFieldFault, language: Language): string {
  const { build, faults } = textsOf(language);
  if (fault.field === 'redirectUris') {
    return fault.kind === 'too_many' ? build.tooManyUris : `${fault.uri.slice(0, 200)}: ${faults[fault.fault]}`;
  }
  return { name: build.badName, description: build.badDescription, website: build.badWebsite }[fault.field];
}
