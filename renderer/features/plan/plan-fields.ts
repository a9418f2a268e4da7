import { AnalysisScoreRule, analysisScoreWords } from '#shared/study/analysis-score.ts'
import { StudyPlan } from '#shared/study/plan.ts'
import { planSettings } from '#shared/study/plan-change.ts'
import { SecondReadout, readoutWords } from '#shared/study/second-readout.ts'
import { planSections, type PlanField, type PlanFieldKind } from './plan-sections.ts'

const fields = planSections.flatMap((section) => section.fields)

type PlanTexts = Readonly<Record<string, string>>

const plain = (value: number): string => String(Number(value.toPrecision(12)))

/** The settings of a plan as its fields show them. */
export function textsOf(plan: StudyPlan): PlanTexts {
  const settings = new Map(planSettings(plan))
  return Object.fromEntries(
    fields.map(({ key, kind }) => {
      const value = settings.get(key) ?? ''
      return [key, kind === 'percent' ? plain(Number(value) * 100) : value]
    }),
  )
}

function valueOf({ key, kind }: PlanField, texts: PlanTexts): unknown {
  const text = (texts[key] ?? '').trim()
  // An empty field is no zero.
  const number = (written: string): number => (written.trim() === '' ? Number.NaN : Number(written.replace(',', '.')))
  switch (kind) {
    case 'percent':
      return Number((number(text) / 100).toPrecision(12))
    case 'number':
      return number(text)
    case 'optional':
      return text === '' ? null : number(text)
    case 'switch':
      return text === 'true'
    case 'ages':
      return text === '' ? [] : text.split(',').map((one) => number(one))
    case 'rule':
    case 'readout':
    case 'text':
      return text
  }
}

type PlanReading =
  | { readonly ok: true; readonly plan: StudyPlan }
  | { readonly ok: false; readonly problems: Readonly<Record<string, string>> }

/** What the fields say, or what is wrong with which of them. Settings without a field stay as they are in `plan`. */
export function readPlan(plan: StudyPlan, texts: PlanTexts): PlanReading {
  const own: Record<string, unknown> = { ...plan }
  const gate: Record<string, unknown> = { ...plan.gate }
  for (const field of fields) {
    const inner = field.key.startsWith('gate.') ? field.key.slice('gate.'.length) : null
    if (inner === null) own[field.key] = valueOf(field, texts)
    else gate[inner] = valueOf(field, texts)
  }
  const read = StudyPlan.safeParse({ ...own, gate })
  if (read.success) return { ok: true, plan: read.data }
  const problems: Record<string, string> = {}
  for (const { path, ...issue } of read.error.issues) {
    const key = path[0] === 'gate' ? path.slice(0, 2).join('.') : String(path[0])
    problems[key] ??= wordsFor(issue, fields.find((field) => field.key === key)?.kind ?? 'number')
  }
  return { ok: false, problems }
}

function wordsFor(
  issue: {
    readonly code?: unknown
    readonly minimum?: unknown
    readonly maximum?: unknown
    readonly inclusive?: unknown
    readonly expected?: unknown
  },
  kind: PlanFieldKind,
): string {
  const scale = kind === 'percent' ? 100 : 1
  if (kind === 'text') return issue.code === 'too_big' ? 'At most 30 characters.' : 'A name is needed.'
  if (kind === 'ages') return 'Whole weeks up to 1000, separated by commas; at most 12.'
  const least = plain(Number(issue.minimum) * scale)
  if (issue.code === 'too_small')
    return issue.inclusive === false ? `More than ${least} is needed.` : `Not less than ${least}.`
  if (issue.code === 'too_big') return `Not more than ${plain(Number(issue.maximum) * scale)}.`
  return issue.expected === 'int' ? 'A whole number is needed here.' : 'A number is needed here.'
}

/** The field of a setting, for lists of what changed. */
export const labelOf = (key: string): string => fields.find((field) => field.key === key)?.label ?? key

type Choice = { readonly id: string; readonly label: string }

const choices: Partial<Readonly<Record<PlanFieldKind, readonly Choice[]>>> = {
  rule: AnalysisScoreRule.options.map((id) => ({ id, label: analysisScoreWords[id] })),
  readout: SecondReadout.options.map((id) => ({ id, label: readoutWords[id] })),
}

/** What may be chosen in a field of this kind, in words; null where something is written or ticked. */
export const choicesOf = (kind: PlanFieldKind): readonly Choice[] | null => choices[kind] ?? null

const choiceWords = (kind: PlanFieldKind | undefined, value: string): string | null =>
  kind === undefined ? null : (choices[kind]?.find(({ id }) => id === value)?.label ?? null)

/** A setting's value as its field would show it. */
export function shownValue(key: string, value: string): string {
  const kind = fields.find((field) => field.key === key)?.kind
  if (kind === 'percent') return `${plain(Number(value) * 100)} %`
  if (kind === 'switch') return value === 'true' ? 'yes' : 'no'
  return choiceWords(kind, value) ?? (value === '' ? 'nothing' : value)
}
