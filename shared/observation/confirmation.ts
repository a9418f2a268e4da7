import type { Scheme } from '../scheme/scheme.ts'

/** The rule id under which an absent episode is confirmed; the dot keeps it apart from the ids of a scheme. */
export const absentEpisodeRule = 'lock.episode-missing'

/** The id under which a rule of single bouts is confirmed for the bout that begins at `startMs`. */
export const boutRule = (rule: string, startMs: number): string => `${rule}@${startMs}`

/** Whether a confirmation can be about `rule`: a rule of the scheme, one of its bouts, or an absent episode. */
export function isConfirmable(scheme: Scheme, rule: string): boolean {
  const [id] = rule.split('@')
  return rule === absentEpisodeRule || scheme.rules.some((candidate) => candidate.id === id)
}
