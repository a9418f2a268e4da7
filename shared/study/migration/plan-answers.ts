import { capital, entryInWords } from '../../scheme/place-words.ts'
import type { Checklist, ChecklistItem } from '../../scheme/checklist.ts'
import type { Grid, GridItem } from '../../scheme/grid.ts'
import { scalePoints } from '../../scheme/scale-points.ts'
import type { Scheme } from '../../scheme/scheme.ts'
import type { SchemeChange } from '../../scheme/versions/scheme-change.ts'
import {
  goneItem,
  goneQuestion,
  isAt,
  isGone,
  remains,
  settledItems,
  type Planner,
  type Planning,
} from './changed-things.ts'
import { itemOf, keepOrOpen, type MigrationItem, type Question } from './migration-item.ts'
import { optionItems } from './plan-codes.ts'
import { pointsQuestion, wordingKept } from './plan-scales.ts'

type Item = { readonly id: string; readonly min?: number; readonly max?: number }
type Form<I extends Item> = { readonly id: string; readonly items: readonly I[] }
type FormKind<I extends Item, F extends Form<I>> = {
  readonly member: 'checklists' | 'grids'
  readonly of: (scheme: Scheme) => readonly F[]
  readonly named: (item: I) => string
  /** Why no answer of the old form can stand in the new one; null where they can. */
  readonly moved: (from: F, to: F) => string | null
}

/** Answers to the items of forms: lists that are gone through once, or interval by interval. */
function planForms<I extends Item, F extends Form<I>>(kind: FormKind<I, F>): Planner {
  return (planning) => {
    const { from, to, changes } = planning
    const [before, after] = [kind.of(from), kind.of(to)]
    const items = before.flatMap((form, n) => {
      const at = after.findIndex(({ id }) => id === form.id)
      const now = after[at]
      if (now !== undefined) return changedForm(planning, kind, { form, now, at })
      const note = 'Its answers are left out of what is brought over. The original keeps them.'
      const gone = { id: `${kind.member}/${form.id}`, from, list: kind.member, n, thing: form }
      return [goneItem(gone, { question: null, note })]
    })
    const kept = new Set(before.map(({ id }) => id))
    const rest = changes.filter(({ path: [, n] }) => typeof n !== 'number' || !kept.has(after[n]?.id ?? ''))
    const note = ([first]: readonly SchemeChange[]): string =>
      first?.path.length === 2
        ? 'Nobody has answered it yet: codings go back to their coder.'
        : 'Nothing that was coded changes.'
    return [...items, ...settledItems({ to, changes: rest }, note, true)]
  }
}

type Pair<F> = { readonly form: F; readonly now: F; readonly at: number }

function changedForm<I extends Item, F extends Form<I>>(
  planning: Planning,
  kind: FormKind<I, F>,
  { form, now, at }: Pair<F>,
): readonly MigrationItem[] {
  const mine = planning.changes.filter((change) => isAt(change, kind.member, at))
  const place = capital(entryInWords(planning.to, kind.member, at, now))
  const inItem = (change: SchemeChange): boolean => change.path[2] === 'items' && change.path.length > 4
  const items = now.items.flatMap((item, k) => {
    const was = form.items.find(({ id }) => id === item.id)
    const changes = mine.filter((change) => inItem(change) && change.path[3] === k)
    if (was === undefined) return []
    const words = `${place}, ${entryInWords(planning.to, 'items', k, item)}`
    const question = itemQuestion(was, item, changes)
    const note = question === null ? 'Answers are taken over as they are.' : ''
    return itemOf({ id: `${kind.member}/${form.id}/items/${item.id}`, place: words, changes }, { question, note }) ?? []
  })
  const changes = mine.filter((change) => !inItem(change) && !(change.path[2] === 'items' && isGone(change)))
  const moved = kind.moved(form, now)
  const question: Question | null =
    moved !== null
      ? { proposed: { choice: 'open' }, because: moved, choices: ['open'], targets: [], values: null }
      : changes.some(({ level }) => level === 'major')
        ? keepOrOpen('keep', wordingKept)
        : null
  const note = question === null ? 'Answers are taken over as they are.' : ''
  const whole = itemOf({ id: `${kind.member}/${form.id}`, place, changes }, { question, note })
  return [...(whole === null ? [] : [whole]), ...items, ...goneItems(planning, kind, form, now, place)]
}

function itemQuestion(was: Item, now: Item, changes: readonly SchemeChange[]): Question | null {
  const { min, max } = now
  const points = was.min !== min || was.max !== max
  if (points && min !== undefined && max !== undefined && was.min !== undefined && was.max !== undefined)
    return pointsQuestion(scalePoints({ min: was.min, max: was.max, step: 1 }), scalePoints({ min, max, step: 1 }))
  return changes.some(({ level }) => level === 'major') ? keepOrOpen('keep', wordingKept) : null
}

function goneItems<I extends Item, F extends Form<I>>(
  { from }: Planning,
  kind: FormKind<I, F>,
  form: F,
  now: F,
  inside: string,
): readonly MigrationItem[] {
  const known = new Set(form.items.map(({ id }) => id))
  const targets = now.items.filter(({ id }) => !known.has(id)).map((item) => ({ id: item.id, label: kind.named(item) }))
  return form.items.flatMap((item, n) => {
    if (now.items.some(({ id }) => id === item.id)) return []
    const because = 'The new version does not ask for it.'
    const asked = goneQuestion(targets, kind.named(item), { choice: 'drop', because })
    const question = { ...asked, choices: asked.choices.filter((choice) => choice !== 'open') }
    const id = `${kind.member}/${form.id}/items/${item.id}`
    return [goneItem({ id, from, list: 'items', n, thing: item, inside }, { question, note: remains })]
  })
}

export const planChecklists: Planner = planForms<ChecklistItem, Checklist>({
  member: 'checklists',
  of: (scheme) => scheme.checklists ?? [],
  named: ({ text }) => text,
  moved: (from, to) =>
    from.scope === to.scope ? null : 'It is asked at another place now, so no answer can be taken over.',
})

export const planGrids: Planner = planForms<GridItem, Grid>({
  member: 'grids',
  of: (scheme) => scheme.grids ?? [],
  named: ({ label }) => label,
  moved: (from, to) =>
    from.lengthS === to.lengthS && from.offsetS === to.offsetS
      ? null
      : 'Its intervals begin and end elsewhere now, so no answer can be taken over.',
})

/** Answers about the recording: questions that went, options and ranges that changed. */
export const planContext: Planner = ({ from, to, changes }) => {
  const items = from.context.flatMap((item, n): readonly MigrationItem[] => {
    const now = to.context.find(({ id }) => id === item.id)
    const id = `context/${item.id}`
    const place = capital(entryInWords(from, 'context', n, item))
    if (now === undefined) {
      const note = 'Its answers are left out of what is brought over. The original keeps them.'
      return [goneItem({ id, from, list: 'context', n, thing: item }, { question: null, note })]
    }
    const at = to.context.indexOf(now)
    const mine = changes.filter((change) => isAt(change, 'context', at))
    const other = item.type !== now.type || item.min !== now.min || item.max !== now.max
    const because = other
      ? 'An answer that is still possible is taken over; any other is asked for again.'
      : wordingKept
    const choices = other ? (['fit', 'open'] as const) : (['keep', 'open'] as const)
    const major = mine.some(({ level }) => level === 'major')
    const question = major ? { proposed: { choice: choices[0] }, because, choices, targets: [], values: null } : null
    const whole = itemOf({ id, place, changes: mine }, { question, note: 'Answers are taken over as they are.' })
    const options = item.type === now.type ? optionItems(`${id}/options`, place, item.options, now.options) : []
    return [...(whole === null ? [] : [whole]), ...options]
  })
  const kept = new Set(from.context.map(({ id }) => id))
  const rest = changes.filter(({ path: [, n] }) => typeof n !== 'number' || !kept.has(to.context[n]?.id ?? ''))
  const note = (own: readonly SchemeChange[]): string =>
    own.some(({ level }) => level === 'major')
      ? 'Nobody has answered it yet: codings go back to their coder.'
      : 'Nothing that was coded changes.'
  return [...items, ...settledItems({ to, changes: rest }, note, true)]
}

/** Marks of evidence: kinds that went. */
export const planMarks: Planner = ({ from, to, changes }) => {
  const gone = from.marks.flatMap((mark, n) => {
    if (to.marks.some(({ id }) => id === mark.id)) return []
    const targets = to.marks.map(({ id, label }) => ({ id, label }))
    const because = 'The new version does not have this kind of mark.'
    const question = goneQuestion(targets, mark.label, { choice: 'drop', because })
    return [goneItem({ id: `marks/${mark.id}`, from, list: 'marks', n, thing: mark }, { question, note: remains })]
  })
  return [...gone, ...settledItems({ to, changes }, () => 'Marks are taken over as they are.', true)]
}
