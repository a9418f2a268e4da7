import { planSettings } from '../../study/plan-change.ts'
import type { Cell } from '../sheet.ts'
import type { Book } from './book.ts'

/** The plan and its thresholds as they were asked for, and what was registered of it: for the provenance sheet. */
export function* planRows({ dataset }: Book): Generator<readonly Cell[]> {
  for (const [name, value] of planSettings(dataset.plan))
    yield [`plan_${name.replace('.', '_')}`, value === '' ? 'as each scheme says' : value]
  const { registration } = dataset
  if (registration === undefined) {
    yield ['plan_registered', 'no']
    return
  }
  yield ['plan_registered', registration.at]
  yield ['plan_registered_analysis_score', registration.analysisScore]
  yield ['plan_registered_variables', String(registration.variables.length)]
}

/** How many variables each check passed, warned of, stopped and did not assess. */
export function* checkRows({ gate }: Book): Generator<readonly Cell[]> {
  const ids = gate.rows[0]?.checks.map(({ id }) => id) ?? []
  for (const id of ids) {
    const verdicts = gate.rows.flatMap(({ checks }) => checks.filter((one) => one.id === id))
    const counts = (['pass', 'warn', 'fail', 'not_assessed'] as const).flatMap((verdict) => {
      const n = verdicts.filter((one) => one.verdict === verdict).length
      return n === 0 ? [] : [`${n} ${verdict}`]
    })
    yield [`gate_${id}`, counts.join(', ')]
  }
}

/** Recordings in whose coding a coder learnt what coders must not know, for analyses with and without them (G16). */
export function* blindingRows({ blindingBroken }: Book): Generator<readonly Cell[]> {
  for (const id of blindingBroken) yield [`blinding_broken ${id}`, 'a coder learnt something that coders must not know']
}
