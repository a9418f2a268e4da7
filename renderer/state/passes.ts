import type { Scheme } from '#shared/scheme/scheme.ts'

/** One way through the recording, with what is worked on in it. */
export type Pass = {
  readonly id: string
  readonly name: string
  readonly purpose: string
  readonly sets: readonly string[]
  readonly ratings: readonly string[]
  readonly marks: readonly string[]
  readonly speedMax: number | null
  /** In the check pass nothing is coded by letter: the keys J K L play. */
  readonly isCheck: boolean
}

const CHECK = 'check'

/** The passes of the scheme, and a last one to look everything over. A scheme without passes has one for everything. */
export function passesOf(scheme: Scheme): Pass[] {
  const everything = { sets: scheme.sets.map(({ id }) => id), ratings: scheme.ratings.map(({ id }) => id) }
  const marks = scheme.marks.map(({ id }) => id)
  const own = scheme.passes.map((pass): Pass => ({
    id: pass.id,
    name: pass.name,
    purpose: pass.purpose,
    sets: pass.sets,
    ratings: pass.ratings,
    marks: pass.marks ?? [],
    speedMax: pass.speedMax,
    isCheck: false,
  }))
  const all: Pass = { id: 'all', name: 'Code', purpose: '', ...everything, marks, speedMax: null, isCheck: false }
  const check: Pass = {
    id: CHECK,
    name: 'Check',
    purpose: 'Look everything over. Letters do not code here; J, K and L play.',
    ...everything,
    marks: [],
    speedMax: null,
    isCheck: true,
  }
  return [...(own.length === 0 ? [all] : own), check]
}
