import type { Plan } from './plan.ts';

export type FlowName = 'pkce' | 'code' | 'client' | 'implicit';

/** The flow that fits: whether somebody agrees decides first, then whether a secret can be kept there. */
export function recommend({ need, where }: Pick<Plan, 'need' | 'where'>): Exclude<FlowName, 'implicit'> {
  if (need === 'app') return 'client';
  return where === 'server' ? 'code' : 'pkce';
}
