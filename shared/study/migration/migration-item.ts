import { z } from 'zod'
import type { SchemeRef } from '../../scheme/scheme.ts'
import type { ChangeLevel, SchemeChange } from '../../scheme/versions/scheme-change.ts'

/**
 * What is done with the records that a change touches. `keep`: taken over as they are. `fit`: kept where the value is
 * still on the scale, otherwise open. `recode`: translated by a table; a value without a line is open. `map`: taken as
 * another thing (`to`). `cut`: of two states that overlap the earlier ends where the later begins. `open`: left out and
 * coded again, so that the coding goes back to its coder. `drop`: left out, and nothing is asked for in its place.
 */
export const Choice = z.enum(['keep', 'fit', 'recode', 'map', 'cut', 'open', 'drop'])
export type Choice = z.infer<typeof Choice>

export const Decision = z.strictObject({
  choice: Choice,
  /** Of `map`: the id of one of the question's targets. */
  to: z.string().max(120).optional(),
  /** Of `recode`: from a value, as text, to a value of the new scale. */
  table: z.record(z.string().max(20), z.number()).optional(),
})
export type Decision = z.infer<typeof Decision>

/** By item id. An item without an entry is decided as proposed. */
export const Decisions = z
  .record(z.string().max(300), Decision)
  .refine((all) => Object.keys(all).length <= 2000, 'too many')
export type Decisions = z.infer<typeof Decisions>

export type Target = { readonly id: string; readonly label: string }

/** What somebody has to decide about an item. `proposed.choice` is one of `choices`. */
export type Question = {
  readonly proposed: Decision
  /** Why this is proposed, in words. */
  readonly because: string
  readonly choices: readonly Choice[]
  /** What may be mapped to; empty where nothing can. */
  readonly targets: readonly Target[]
  /** The values of the old and the new scale, where values can be translated. */
  readonly values: { readonly from: readonly number[]; readonly to: readonly number[] } | null
}

/** One changed thing and what it means for records. */
export type MigrationItem = {
  /** `ratings/sen/anchors/3`: the members and ids that lead to it. Stays the same for the same pair of versions. */
  readonly id: string
  readonly place: string
  readonly changes: readonly string[]
  readonly level: ChangeLevel
  readonly why: string
  /** Null where nothing has to be decided; `note` then says what happens. */
  readonly question: Question | null
  readonly note: string
}

export type MigrationPlan = {
  readonly from: SchemeRef
  readonly to: SchemeRef
  readonly level: ChangeLevel | 'none'
  readonly items: readonly MigrationItem[]
}

type Described = Pick<MigrationItem, 'id' | 'place'> & { readonly changes: readonly SchemeChange[] }

const rank: Readonly<Record<ChangeLevel, number>> = { patch: 0, minor: 1, major: 2 }

/** An item from its changes; level and reason are those of the most serious one. */
export function itemOf(
  { id, place, changes }: Described,
  what: Pick<MigrationItem, 'question' | 'note'>,
): MigrationItem | null {
  const worst = [...changes].sort((a, b) => rank[b.level] - rank[a.level])[0]
  if (worst === undefined) return null
  return { id, place, changes: changes.map(({ words }) => words), level: worst.level, why: worst.why, ...what }
}

/** A question with two answers: take the records over, or have them coded again. */
export function keepOrOpen(proposed: 'keep' | 'open', because: string): Question {
  return { proposed: { choice: proposed }, because, choices: ['keep', 'open'], targets: [], values: null }
}

/** The decision in force: the one that was made, if it is one that the item allows, otherwise the proposal. */
export function decisionOn(item: MigrationItem, decisions: Decisions): Decision | null {
  const { question } = item
  if (question === null) return null
  return Object.hasOwn(decisions, item.id) ? (decisions[item.id] ?? question.proposed) : question.proposed
}

export type DecisionProblem = {
  readonly item: string
  readonly problem: 'unknown-item' | 'choice' | 'target' | 'table'
}

/** The first decision that the plan does not allow, or null. */
export function decisionProblem(plan: MigrationPlan, decisions: Decisions): DecisionProblem | null {
  for (const [id, decision] of Object.entries(decisions)) {
    const question = plan.items.find((item) => item.id === id)?.question
    const problem = question === undefined || question === null ? 'unknown-item' : answerProblem(question, decision)
    if (problem !== null) return { item: id, problem }
  }
  return null
}

function answerProblem(question: Question, { choice, to, table }: Decision): 'choice' | 'target' | 'table' | null {
  if (!question.choices.includes(choice)) return 'choice'
  if (choice === 'map' && !question.targets.some(({ id }) => id === to)) return 'target'
  if (choice !== 'recode') return null
  const { values } = question
  const fits = Object.entries(table ?? {}).every(
    ([from, value]) => values?.from.some((one) => String(one) === from) === true && values.to.includes(value),
  )
  return fits ? null : 'table'
}
