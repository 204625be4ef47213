import packageJson from '../package.json' with { type: 'json' };

/** The version of the `barline` command. */
export const VERSION: string = packageJson.version;
