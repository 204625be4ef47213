import { sql, type Transaction } from 'kysely';
import type { DatabaseLocation } from '../location.ts';
import type { Schema } from '../schema.ts';

const SEARCHED = ['artist', 'album', 'track', 'show', 'episode', 'audiobook', 'playlist'];

/** The least popularity of each share of a PostgreSQL catalogue, each with an index of its own: 0 is the most popular. */
const TIERS = [90, 80, 60, 40, 20, 1, 0];

/**
 * A GIN index finds all rows of a word before the first is read, so the few that everybody knows have indexes of their
 * own, and tiers are asked only until there are enough.
 */
export async function up(transaction: Transaction<Schema>, kind: DatabaseLocation['kind']): Promise<void> {
  if (kind === 'sqlite') return;
  for (const type of SEARCHED) {
    for (const statement of postgresTiers(`catalogue_words_${type}`)) await sql.raw(statement).execute(transaction);
  }
}

/**
 * The function gives a number for each row, in their order: by tier, by popularity from 100 down, by row number, and as
 * its lowest bit 0 where `first` holds. It has settings of its own: the planner does not know how rare a word is and
 * would rather read everything; and it keeps its plan.
 */
function postgresTiers(table: string): string[] {
  const tierOf = TIERS.map((least, tier) => `when popularity >= ${least} then ${tier}`).join(' ');
  const fromTier = (tier: number) => `
            select ((${tier} * 128 + 100 - popularity)::bigint << 41) | (seq << 1) | case when vector @@ first then 0 else 1 end as rank
            from ${table} where tier = ${tier} and ${tier} between top and bottom and vector @@ wanted`;
  return [
    `drop function if exists ${table}_find(tsquery[], integer)`,
    ...TIERS.map((_, tier) => `drop index if exists ${table}_${tier}`),
    `update ${table} set tier = case ${tierOf} end`,
    ...TIERS.map((_, tier) => `create index ${table}_${tier} on ${table} using gin (vector) where tier = ${tier}`),
    `create function ${table}_find(wanted tsquery, first tsquery, top integer, bottom integer, most integer) returns text
      language plpgsql stable set enable_seqscan = off set jit = off set plan_cache_mode = force_generic_plan as $$
      begin
        return (
          select string_agg(rank::text, ',' order by rank) from (${TIERS.map((_, tier) => fromTier(tier)).join(' union all')}
            limit most) as found
        );
      end
      $$`,
  ];
}
