import { aimTargets, haveOneSpace } from './aim-target.ts'
import { checkAlso } from './check-also.ts'
import type { Scheme } from './scheme.ts'
import type { Report, SchemePath } from './scheme-problem.ts'

/** Numbers and aims that exclude each other: nothing could ever be coded, or reached, as they say. */
export function checkBounds(scheme: Scheme, report: Report): void {
  const { ageMonths, episodes } = scheme
  if (ageMonths !== null && ageMonths.max < ageMonths.min)
    report('too-small', ['ageMonths', 'max'], { found: ageMonths.max, limit: ageMonths.min })
  episodes.forEach(({ nominalS, minCodableS }, n) => {
    if (minCodableS > nominalS)
      report('too-large', ['episodes', n, 'minCodableS'], { found: minCodableS, limit: nominalS })
  })
  checkAims(scheme, report)
}

/** An aim is found by its target: a second one, or one by another statistic, would be passed over in silence. */
function checkAims(scheme: Scheme, report: Report): void {
  const seen = new Set<string>()
  scheme.reliability.forEach((aim, n) => {
    const { target, statistic, point, ciLower, toleranceMs } = aim
    const at = (...rest: (string | number)[]): SchemePath => ['reliability', n, ...rest]
    if (seen.has(target)) report('duplicate-id', at('target'), { id: target })
    seen.add(target)
    const [meant, ...others] = aimTargets(scheme, target)
    if (meant === undefined) report('unknown-reference', at('target', 0), { id: target })
    else if (others.some((other) => !haveOneSpace(meant, other)))
      report('target-not-certain', at('target'), { id: target })
    else if (meant.statistics.length === 0) report('aim-of-words', at('target'))
    else if (!meant.statistics.includes(statistic))
      report('not-one-of', at('statistic'), { found: statistic, allowed: meant.statistics.join(', ') })
    const isPoints = scheme.sets.some(({ id, kind }) => id === target && kind === 'point')
    if (toleranceMs !== undefined && !isPoints) report('tolerance-of-no-points', at('toleranceMs'))
    checkAlso(scheme, aim, at(), report)
    if (point > 1) report('too-large', at('point'), { found: point, limit: 1 })
    if (ciLower > point) report('too-large', at('ciLower'), { found: ciLower, limit: point })
  })
}
