import { zTerms, type ZTerm } from '../../observation/scores.ts'
import type { StudyConstant } from '../../observation/study-constants.ts'
import { compileScheme } from '../../scheme/compile-scheme.ts'
import { namesIn } from '../../scheme/formula/names-in.ts'
import { plannedKinds } from '../../study/dataset.ts'
import type { Cell } from '../sheet.ts'
import { columnNames, type Book, type BookScheme } from './book.ts'

export const zWithinNote = 'worked out at export against all recordings in this file; constants in provenance'

const about =
  '(x - mean) / sd, sd with divisor n - 1, over the analysis scores of the recordings in this file, each kind of episode ' +
  'by itself; rows of all coders use the same constants, so that agreement on z_within(x, study) is agreement on x'

/** With all their digits: a score is worked out anew from them. */
const spelled = ({ n, mean, sd }: StudyConstant): string =>
  [`n ${n}`, `mean ${mean ?? 'not defined'}`, `sd ${sd ?? 'not defined'}`].join('; ')

/**
 * The constants of every z-score, column by column, so that it can be worked out anew: for the provenance sheet. Those
 * that have no column, but enter one that has, follow.
 */
export function* zRows({ dataset, schemes }: Book): Generator<readonly Cell[]> {
  const names = columnNames(schemes)
  const rows = schemes.flatMap((one) => {
    const terms = zTerms(one.scheme, plannedKinds(dataset, one.scheme))
    const row = (name: string, { key, text }: ZTerm): Cell[] => {
      const constant = one.study?.get(key) ?? { n: 0, mean: null, sd: null }
      return [`z_within ${name}: ${text}`, spelled(constant)]
    }
    const columns = one.variables.filter(({ source }) => source === 'composite')
    const own = columns.flatMap((variable) => {
      const column = names.get(`${one.name} ${variable.name}`) ?? variable.name
      return terms
        .filter(({ composite, episode }) => composite.id === variable.sourceId && episode === variable.episode)
        .map((term) => row(column, term))
    })
    const others = withoutColumn(one, terms).map((term) =>
      row(`${term.composite.id}, ${term.episode ?? 'whole recording'}, no column`, term),
    )
    return [...own, ...others]
  })
  if (rows.length > 0) yield ['z_within', about]
  yield* rows
}

/** Z-scores of a code where it does not occur: they are nobody's score, but another composite may name them. */
function withoutColumn({ scheme, variables }: BookScheme, terms: readonly ZTerm[]): readonly ZTerm[] {
  const columns = new Set(variables.map(({ sourceId, episode }) => `${sourceId} ${episode ?? ''}`))
  const named = new Set([...compileScheme(scheme).composites.values()].flatMap(({ expr }) => namesIn(expr)))
  return terms.filter(({ composite: { id }, episode }) => named.has(id) && !columns.has(`${id} ${episode ?? ''}`))
}
