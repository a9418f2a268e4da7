import { Text } from './scheme-strings.ts'

/**
 * What lets two coders draw the same line: what counts as well, what is mistaken for it, and an example. Members of what
 * coders choose among; absent where there is nothing to say, so that the hash of a version published before stays.
 */
export const decisionAids = {
  include: Text.optional(),
  exclude: Text.optional(),
  example: Text.optional(),
}

export type DecisionAids = {
  readonly include?: string | undefined
  readonly exclude?: string | undefined
  readonly example?: string | undefined
}

/** The aids that have words, in the order in which they are read. */
export function aidsOf({
  include,
  exclude,
  example,
}: DecisionAids): readonly (readonly [keyof DecisionAids, string])[] {
  const aids = [
    ['include', include],
    ['exclude', exclude],
    ['example', example],
  ] as const
  return aids.flatMap(([aid, words]) => (words === undefined || words.trim() === '' ? [] : [[aid, words] as const]))
}
