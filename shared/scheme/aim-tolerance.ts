import type { Scheme } from './scheme.ts'

type WithTolerance = { readonly pointToleranceMs: number }

/**
 * Rules for comparing the events of one set: the tolerance between onsets that the scheme's own aim for the set names
 * goes before what a study's plan says of all sets.
 */
export function withToleranceOf<Rules extends WithTolerance>(
  { reliability }: Pick<Scheme, 'reliability'>,
  set: string,
  rules: Rules,
): Rules {
  const own = reliability.find(({ target, toleranceMs }) => target === set && toleranceMs !== undefined)?.toleranceMs
  return own === undefined || own === rules.pointToleranceMs ? rules : { ...rules, pointToleranceMs: own }
}
