import { zTerms } from '../../observation/scores.ts'
import type { StudyConstant } from '../../observation/study-constants.ts'
import type { Cell } from '../sheet.ts'
import { columnNames, type Book } from './book.ts'

export const zWithinNote = 'worked out at export against all recordings in this file; constants in provenance'

const about =
  '(x - mean) / sd, sd with divisor n - 1, over the analysis scores of the recordings in this file, each kind of episode ' +
  'by itself; rows of all coders use the same constants, so that agreement on z_within(x, study) is agreement on x'

/** With all their digits: a score is worked out anew from them. */
const spelled = ({ n, mean, sd }: StudyConstant): string =>
  [`n ${n}`, `mean ${mean ?? 'not defined'}`, `sd ${sd ?? 'not defined'}`].join('; ')

/** The constants of every z-score, column by column, so that it can be worked out anew: for the provenance sheet. */
export function* zRows({ schemes }: Book): Generator<readonly Cell[]> {
  const names = columnNames(schemes)
  const rows = schemes.flatMap(({ name, scheme, study, variables }) =>
    variables.flatMap((variable) =>
      zTerms(scheme, variable).map(({ key, text }): Cell[] => {
        const column = names.get(`${name} ${variable.name}`) ?? variable.name
        const constant = study?.get(key) ?? { n: 0, mean: null, sd: null }
        return [`z_within ${column}: ${text}`, spelled(constant)]
      }),
    ),
  )
  if (rows.length > 0) yield ['z_within', about]
  yield* rows
}
