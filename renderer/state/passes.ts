import type { VisitEach } from '#shared/scheme/links.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'

/** One way through the recording, with what is worked on in it. */
export type Pass = {
  readonly id: string
  readonly name: string
  readonly purpose: string
  readonly sets: readonly string[]
  /** Those of the sets whose states are segments with text and answers. */
  readonly segments: readonly string[]
  readonly ratings: readonly string[]
  readonly checklists: readonly string[]
  readonly grids: readonly string[]
  readonly qsorts: readonly string[]
  readonly ipsatives: readonly string[]
  readonly marks: readonly string[]
  /** Where the pass goes from event to event. */
  readonly visitEach: VisitEach | null
  readonly speedMax: number | null
  /** Slower speeds that it offers; empty: the usual ones. */
  readonly slowSpeeds: readonly number[]
  /** The share of the film to have watched in this pass, 0 to 1; 0: nothing is asked. */
  readonly minWatched: number
  /** Whether it is worked on without sound, or with it; null: as the coder has it. */
  readonly audio: 'on' | 'off' | null
  /** The subjects that are not to be seen. */
  readonly masks: readonly string[]
  /** In the check pass nothing is coded by letter: the keys J K L play. */
  readonly isCheck: boolean
}

const CHECK = 'check'

/** Where the scheme says nothing of how to watch. */
const free = { speedMax: null, slowSpeeds: [], minWatched: 0, audio: null, masks: [] } as const

/** The passes of the scheme, and a last one to look everything over. A scheme without passes has one for everything. */
export function passesOf(scheme: Scheme): Pass[] {
  const segments = scheme.sets.filter(({ segment }) => segment !== undefined).map(({ id }) => id)
  const everything = {
    sets: scheme.sets.map(({ id }) => id),
    segments,
    ratings: scheme.ratings.map(({ id }) => id),
    checklists: (scheme.checklists ?? []).map(({ id }) => id),
    grids: (scheme.grids ?? []).map(({ id }) => id),
    qsorts: (scheme.qsorts ?? []).map(({ id }) => id),
    ipsatives: (scheme.ipsatives ?? []).map(({ id }) => id),
  }
  const marks = scheme.marks.map(({ id }) => id)
  const own = scheme.passes.map((pass): Pass => ({
    id: pass.id,
    name: pass.name,
    purpose: pass.purpose,
    sets: pass.sets,
    segments: segments.filter((id) => pass.sets.includes(id)),
    ratings: pass.ratings,
    checklists: pass.checklists ?? [],
    grids: pass.grids ?? [],
    qsorts: pass.qsorts ?? [],
    ipsatives: pass.ipsatives ?? [],
    marks: pass.marks ?? [],
    visitEach: pass.visitEach ?? null,
    speedMax: pass.speedMax,
    slowSpeeds: pass.slowSpeeds ?? [],
    minWatched: pass.minWatched ?? 0,
    audio: pass.audio ?? null,
    masks: pass.masks ?? [],
    isCheck: false,
  }))
  const all: Pass = {
    ...{ id: 'all', name: 'Code', purpose: '', ...everything, marks, visitEach: null, ...free, isCheck: false },
  }
  const check: Pass = {
    id: CHECK,
    name: 'Check',
    purpose: 'Look everything over. Letters do not code here; J, K and L play.',
    ...everything,
    marks: [],
    visitEach: null,
    ...free,
    isCheck: true,
  }
  return [...(own.length === 0 ? [all] : own), check]
}

type FormsOfPass = 'checklists' | 'grids' | 'qsorts' | 'ipsatives'

/** What a panel says that has nothing to be done: what the pass is for, or, where it holds such forms, why there is none. */
export function nothingToDo(pass: Pass, forms: FormsOfPass, why: string): string {
  return pass[forms].length > 0 || pass.purpose === '' ? why : purposeOf(pass)
}

/** What a pass is for, as a sentence; empty where its scheme does not say. */
export function purposeOf({ purpose }: Pass): string {
  return purpose === '' || /[.!?]$/.test(purpose) ? purpose : `${purpose}.`
}

/** The marks of evidence that can be kept in a pass: those that it names, or all where scales are rated and it names none. */
export function marksOf(scheme: Pick<Scheme, 'marks'>, { ratings, marks }: Pass): Scheme['marks'] {
  if (ratings.length === 0 && marks.length === 0) return []
  return scheme.marks.filter(({ id }) => marks.length === 0 || marks.includes(id))
}
