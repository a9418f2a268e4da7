import type { PlannedFigure, Wanted } from '#shared/reliability/planning.ts'
import type { ReliabilityReport } from '#shared/study/reliability-view.ts'

type NumberField = 'expected' | 'coders' | 'codes' | 'wanted' | 'recordings' | 'share' | 'least'

/** What is written into the fields; numbers as they are typed. */
export type PlanFields = Readonly<Record<NumberField, string>> & {
  readonly kind: 'icc' | 'kappa'
  readonly want: Wanted['kind']
}

type Errors = Readonly<Partial<Record<NumberField, string>>>

export type Read =
  | {
      readonly ok: true
      readonly errors: Errors
      readonly figure: PlannedFigure
      readonly wanted: Wanted
      readonly recordings: number
      readonly plan: { readonly share: number; readonly least: number }
    }
  | { readonly ok: false; readonly errors: Errors }

/** What a study usually asks for, with the number of recordings that it has. */
export function startingPlan(report: ReliabilityReport | undefined): PlanFields {
  return {
    ...{ kind: 'icc', want: 'lower', expected: '.80', coders: '2', codes: '5', wanted: '.60' },
    ...{ recordings: String(report?.recordings ?? 60), share: '20', least: '15' },
  }
}

type Limits = { readonly from: number; readonly to: number; readonly whole: boolean; readonly words: string }

const inside: Limits = { from: 0.01, to: 0.99, whole: false, words: 'a number between .01 and .99' }
const limitsOf: Readonly<Record<NumberField, Limits>> = {
  expected: inside,
  wanted: inside,
  coders: { from: 2, to: 50, whole: true, words: 'a whole number from 2 to 50' },
  codes: { from: 2, to: 100, whole: true, words: 'a whole number from 2 to 100' },
  recordings: { from: 1, to: 100_000, whole: true, words: 'a whole number from 1 to 100,000' },
  share: { from: 0, to: 100, whole: false, words: 'a number from 0 to 100' },
  least: { from: 0, to: 100_000, whole: true, words: 'a whole number from 0 to 100,000' },
}

/** A number as people write it: `.8`, `0.8`, `0,8`, `80 %` for a share. */
function numberOf(text: string): number | null {
  const plain = text.trim().replace(',', '.').replace(/\s*%$/, '')
  return /^(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null
}

/** The plan that the fields stand for, or what is wrong with each of them. */
export function readPlan(fields: PlanFields): Read {
  const errors: Partial<Record<NumberField, string>> = {}
  const read = (name: NumberField): number => {
    const { from, to, whole, words } = limitsOf[name]
    const value = numberOf(fields[name])
    if (value !== null && value >= from && value <= to && (!whole || Number.isInteger(value))) return value
    errors[name] = `Write ${words}.`
    return from
  }
  const expected = read('expected')
  const figure: PlannedFigure =
    fields.kind === 'icc'
      ? { kind: 'icc', expected, coders: read('coders') }
      : { kind: 'kappa', expected, codes: read('codes') }
  const wanted = { kind: fields.want, value: read('wanted') }
  const recordings = read('recordings')
  const plan = { share: read('share') / 100, least: read('least') }
  if (fields.want === 'lower' && wanted.value >= expected && errors.wanted === undefined)
    errors.wanted = 'Write a limit below the expected figure.'
  return Object.keys(errors).length === 0
    ? { ok: true, errors, figure, wanted, recordings, plan }
    : { ok: false, errors }
}
