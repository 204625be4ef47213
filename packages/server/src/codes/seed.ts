import type { MediaRef } from '@barline/codes';
import type { PairStore } from '../storage/pairs.ts';

/** Stores the seed where it is not yet there: at the first start, or when a newer version brings a longer seed. */
export async function plantSeed(store: PairStore, now: () => Date): Promise<void> {
  const [lastRef] = SEED.at(-1)!;
  if (await store.findByReference('spotify', lastRef as MediaRef)) return;
  const since = now().toISOString();
  await store.add(
    SEED.map(([mediaRef, uri]) => ({
      namespace: 'spotify',
      mediaRef: mediaRef as MediaRef,
      uri,
      origin: 'imported',
      since,
      mark: null,
    })),
  );
}

/** Public knowledge: the codes of fixtures/vectors/spotify-codes.json whose link is known. */
export const SEED: readonly (readonly [mediaRef: number, uri: string])[] = [
  [26560102031, 'spotify:track:1ykrctzPhcSS9GS3aHdtMt'],
  [67775490487, 'spotify:playlist:2hXLRTDrNa4rG1XyM0ngT1'],
  [57639171874, 'spotify:playlist:37i9dQZF1DWZq91oLsHZvy'],
  [57268659651, 'spotify:playlist:37i9dQZF1DXcBWIGoYBM5M'],
  [75845227563, 'spotify:track:6vQN2a9QSgWcm74KEZYfDL'],
  [129667924271, 'spotify:track:0d6bZwEAi1XblGRhnzPfgC'],
  [130482398631, 'spotify:playlist:1QmDaiCAo3YmH23UQyV0FN'],
  [66983160899, 'spotify:playlist:4IeuL7iZ6c49UyrcGrFYHp'],
  [42638523929, 'spotify:track:4F9jpNQDKRFoyM4Ebpni6S'],
  [52810429348, 'spotify:album:2c6s84YTwR9cfncPmB9fNW'],
  [12776974406, 'spotify:album:3SpBlxme9WbeQdI9kx7KAV'],
  [8717198046, 'spotify:album:3WFTGIO6E3Xh4paEOBY9OU'],
  [95012051421, 'spotify:album:3BmDU5YJhoip0L8YzIetJr'],
  [117021415689, 'spotify:album:5EzDhyNZuO7kuaABHwbBKX'],
  [19253116970, 'spotify:album:1typPCwqyXMfFpvDZAyKew'],
  [43390107305, 'spotify:album:3hn46RDrEmoi4XhLjgdNjZ'],
  [47551111653, 'spotify:album:0S0KGZnfBGSIssfF54WSJh'],
  [76814622458, 'spotify:playlist:5DrFjcrerOHcvxMfOF7Lk7'],
  [71009562581, 'spotify:album:6ecx4OFG0nlUMqAi9OXQER'],
  [77416352322, 'spotify:playlist:37i9dQZF1DZ06evO2O09Hg'],
  [125087212290, 'spotify:album:35s58BRTGAEWztPo9WqCIs'],
  [48495078022, 'spotify:album:5S9b8euumqMhQbMk0zzQdH'],
  [18276851125, 'spotify:album:5MS3MvWHJ3lOZPLiMxzOU6'],
  [135159721791, 'spotify:album:2nkto6YNI4rUYTLqEwWJ3o'],
  [39220918377, 'spotify:album:2zbTrm2pIAErzFSopinkbN'],
  [17914202220, 'spotify:album:1YZ3k65Mqw3G8FzYlW1mmp'],
  [133539060856, 'spotify:album:5VdyJkLe3yvOs0l4xXbWp0'],
  [90748403322, 'spotify:album:64nbgEEIcY4g1ElVLONJ0w'],
  [132831563364, 'spotify:album:3cf4iSSKd8ffTncbtKljXw'],
  [122998143932, 'spotify:album:40GMAhriYJRO1rsY4YdrZb'],
  [89283670778, 'spotify:playlist:2e0fFyl9yvaVAcML1WoZnl'],
  [101208642784, 'spotify:album:1ATL5GLyefJaxhQzSPVrLX'],
  [60895865921, 'spotify:album:18NOKLkZETa4sWwLMIm0UZ'],
  [84703585943, 'spotify:album:1Xsprdt1q9rOzTic7b9zYM'],
  [73503975853, 'spotify:album:6tkjU4Umpo79wwkgPMV3nZ'],
  [64311159454, 'spotify:playlist:37i9dQZF1DXdyjMX5o2vCq'],
  [75410994838, 'spotify:album:1rzDtYMpZDhRgKNigB467r'],
  [96208104922, 'spotify:playlist:37i9dQZF1DX5KpP2LN299J'],
  [94598691303, 'spotify:album:6n9DKpOxwifT5hOXtgLZSL'],
  [29758304077, 'spotify:album:2Ti79nwTsont5ZHfdxIzAm'],
  [104230564271, 'spotify:album:45ppTSZcqg0tzMhoVx1kWG'],
  [46390764235, 'spotify:album:7vNqlfthayItIbI0Ssmfoa'],
  [97497922814, 'spotify:album:7txGsnDSqVMoRl6RQ9XyZP'],
  [120510940375, 'spotify:album:3IO8IPjwXuzPJnoaqkwYrj'],
  [107130517994, 'spotify:album:1D1hLipjrdB6pnxurMtC3E'],
];
