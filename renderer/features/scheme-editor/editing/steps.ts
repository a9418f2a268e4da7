import { enablePatches, Immer, type Patch } from 'immer'
import type { Json } from '#shared/lib/canonical-json.ts'
import type { DraftValue } from '#shared/scheme/edit/draft-value.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'

enablePatches()
const immer = new Immer({ autoFreeze: false })

/** JSON that a recipe may write to. */
export type Open = null | boolean | number | string | Open[] | { [member: string]: Open | undefined }
export type OpenDraft = { [member: string]: Open | undefined }
export type Recipe = (draft: OpenDraft) => void

/** One thing that a person did, reversible. */
export type Step = {
  /** What it was, as undo says it: `Label of scale “Sensitivity”`. */
  readonly label: string
  /** Where it was done: undoing leads there. */
  readonly path: SchemePath
  /** Steps with the same key that follow each other at once are one: typing in a field. Null: always a step of its own. */
  readonly key: string | null
  /** In ms, for telling a pause. */
  readonly at: number
  readonly patches: readonly Patch[]
  readonly inverse: readonly Patch[]
}

/** After a pause this long, typing in the same field is a new step. */
export const pauseMs = 3000

type About = Pick<Step, 'label' | 'path' | 'key' | 'at'>

/** The draft after a recipe, and the step that leads there; null where nothing is different. */
export function takeStep(
  before: DraftValue,
  about: About,
  recipe: Recipe,
): { readonly value: DraftValue; readonly step: Step } | null {
  const [value, patches, inverse] = immer.produceWithPatches(before, (draft) => {
    // Immer's draft of readonly JSON is JSON that can be written to; its own type cannot say so of a recursive one.
    recipe(draft)
  })
  return patches.length === 0 ? null : { value, step: { ...about, patches, inverse } }
}

export const redone = (value: DraftValue, step: Step): DraftValue => immer.applyPatches(value, [...step.patches])
export const undone = (value: DraftValue, step: Step): DraftValue => immer.applyPatches(value, [...step.inverse])

/** The later of two steps joined to the one before it, where both are typing in one field without a pause. */
export function joined(before: Step | undefined, step: Step): Step | null {
  if (before === undefined || step.key === null || before.key !== step.key || step.at - before.at > pauseMs) return null
  const [first, last] = [before.patches.at(0), step.patches.at(0)]
  const samePlace =
    before.patches.length === 1 &&
    step.patches.length === 1 &&
    first?.op === 'replace' &&
    last?.op === 'replace' &&
    JSON.stringify(first.path) === JSON.stringify(last.path)
  return {
    ...step,
    // A sentence typed is a hundred texts of one place: the last one and the one before it all are enough.
    patches: samePlace ? step.patches : [...before.patches, ...step.patches],
    inverse: samePlace ? before.inverse : [...step.inverse, ...before.inverse],
  }
}

/** A copy that can be written to. */
export const openCopy = (value: Json): Open => structuredClone(value) as Open
