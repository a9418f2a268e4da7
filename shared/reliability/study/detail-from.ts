import { judgedValue } from '../../observation/scores.ts'
import type { StudyDataset } from '../../study/dataset.ts'
import type { BootstrapOptions } from '../bootstrap.ts'
import { codedTwice, type Twice } from './breakdown.ts'
import type { CollectedScheme } from './collect.ts'

/** What the details of one scheme's variables are made from. */
export type DetailFrom = {
  readonly dataset: StudyDataset
  readonly scheme: string
  readonly twice: readonly Twice[]
  readonly bootstrap: BootstrapOptions
  /** Codes of the two coders where only two coded, else "first" and "second". */
  readonly names: readonly [string, string]
  /** The primary coder's value of every recording that has one; what follows by a rule is none. */
  readonly primary: (variable: string) => readonly number[]
  /** Recordings that have a value of the primary coder, twice coded or not. */
  readonly scoredOnce: (variable: string) => number
}

export function detailFrom(dataset: StudyDataset, from: CollectedScheme): DetailFrom {
  const codes = new Map(dataset.coders.map(({ id, code }) => [id, code]))
  const twice = codedTwice(from.recordings, (id) => codes.get(id) ?? id)
  const coders = [...new Set(twice.flatMap((one) => one.coders))].sort()
  const [first = 'first', second = 'second'] = coders.length === 2 ? coders : []
  const primary = (variable: string): readonly number[] =>
    from.recordings.flatMap(({ codings }) => {
      const value = judgedValue(codings.find(({ role }) => role === 'primary')?.scores.get(variable))
      return value === null ? [] : [value]
    })
  return {
    dataset,
    scheme: from.name,
    twice,
    bootstrap: { seed: dataset.plan.seed, replicates: dataset.plan.bootstrapReplicates },
    names: [first, second],
    primary,
    scoredOnce: (variable) => primary(variable).length,
  }
}
