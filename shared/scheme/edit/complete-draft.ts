import type { Json } from '../../lib/canonical-json.ts'
import type { Scheme } from '../scheme.ts'
import type { SchemePath, SchemeProblem } from '../scheme-problem.ts'
import { schemeShape, valueAt } from '../scheme-shape.ts'
import { isList, withValueAt, type DraftValue } from './draft-value.ts'

export type Completed = {
  /** The draft with something at every place that is still open; null where that cannot be told. */
  readonly scheme: Scheme | null
  /** The places that something was put at. */
  readonly filled: readonly SchemePath[]
  /** What keeps the draft itself from having the shape. Empty: `scheme` is the draft. */
  readonly problems: readonly SchemeProblem[]
}

/** A list that is filled needs its entry filled, and that one's id; more rounds than a scheme has levels. */
const rounds = 8

/**
 * A draft with what is missing filled in, so that formulas, keys and references can be looked at while a label is still
 * empty. Entries keep their places; nothing of it is ever stored.
 */
export function completeDraft(draft: DraftValue): Completed {
  const first = schemeShape(draft)
  if (first.ok) return { scheme: first.scheme, filled: [], problems: [] }
  const filled: SchemePath[] = []
  let value: Json = draft
  let open: readonly SchemeProblem[] = first.problems
  for (let round = 0; round < rounds; round += 1) {
    for (const problem of open) {
      const filling = fillingFor(problem, value, filled.length)
      if (filling === null) return { scheme: null, filled, problems: first.problems }
      value = withValueAt(value, problem.path, filling.value)
      filled.push(problem.path)
    }
    const shape = schemeShape(value)
    if (shape.ok) return { scheme: shape.scheme, filled, problems: first.problems }
    open = shape.problems
  }
  return { scheme: null, filled, problems: first.problems }
}

type Filling = { readonly value: Json | undefined }

/** What could stand at the place of a problem; null where nothing is certain to help. `n` makes ids differ. */
function fillingFor({ code, path, params }: SchemeProblem, root: Json, n: number): Filling | null {
  const limit = Number(params.limit ?? 0)
  const { value: found } = valueAt(root, path)
  switch (code) {
    case 'unknown-member':
      return { value: undefined }
    case 'missing-member':
    case 'wrong-kind':
    case 'not-one-of':
      return ofKind(params)
    case 'empty-text':
    case 'hidden-character':
      return { value: '…' }
    case 'too-long':
      return typeof found === 'string' ? { value: found.slice(0, limit) } : null
    case 'too-many':
      return { value: listOf(found).slice(0, limit) }
    case 'too-few':
      return { value: [...listOf(found), {}] }
    case 'too-small':
    case 'too-large':
      return { value: limit }
    case 'not-above':
      return { value: limit + 1 }
    case 'not-whole':
      return { value: Math.round(Number(params.found ?? 0)) }
    case 'bad-id':
    case 'bad-composite-id':
      return { value: `open_place_${n}` }
    case 'bad-key':
      return { value: freeKey(root) }
    case 'bad-version':
      return { value: '1.0.0' }
    case 'bad-language':
    case 'bad-prefix':
      return { value: undefined }
    default:
      return null
  }
}

/** A draft is JSON throughout; of something else nothing would be kept. */
function listOf(value: unknown): readonly Json[] {
  return isList(value) ? value : []
}

function ofKind({ allowed, expected }: SchemeProblem['params']): Filling | null {
  if (allowed !== undefined) return { value: String(allowed).split(', ')[0] ?? '' }
  switch (expected) {
    case 'string':
      return { value: '…' }
    case 'number':
    case 'int':
      return { value: 1 }
    case 'boolean':
      return { value: false }
    case 'array':
      return { value: [] }
    case 'tuple':
      return { value: [0, 1] }
    case 'object':
    case 'record':
      return { value: {} }
    default:
      return null
  }
}

/** A key that nothing has, so that a place still open is not said to collide with another. */
function freeKey(root: Json): string {
  const used = new Set<string>()
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'key' && typeof inner === 'string') used.add(inner)
      else collect(inner)
    }
  }
  collect(root)
  return Array.from('abcdefghijklmnopqrstuvwxyz0123456789').find((key) => !used.has(key)) ?? 'a'
}
