import type { Json } from '../../lib/canonical-json.ts'
import { hiddenCharacter } from '../hidden-characters.ts'
import type { SchemePath } from '../scheme-problem.ts'

/**
 * A scheme on its way: JSON that need not have the shape of one yet, since a form that is half filled in has to be kept
 * too. Whether it fits is asked for separately (`judge-draft.ts`).
 */
export type DraftValue = { readonly [member: string]: Json | undefined }

/** Why a value cannot even be kept as a draft. */
export type DraftRefusal = {
  readonly code: 'not-an-object' | 'not-json' | 'too-deep' | 'too-large' | 'hidden-character'
  readonly path: SchemePath
}

/** In characters of text, about: as large as a scheme's file may be. */
export const largestDraft = 4_000_000
/** As deep as a scheme's file may be; a scheme itself has seven levels. */
const deepest = 40

/** Reads a value that is to be kept as a draft: plain JSON within bounds, no character in it that cannot be seen. */
export function readDraft(
  value: unknown,
): { readonly ok: true; readonly value: DraftValue } | { readonly ok: false; readonly refusal: DraftRefusal } {
  if (!isObject(value)) return { ok: false, refusal: { code: 'not-an-object', path: [] } }
  const refusal = new Look().refusalIn(value, [])
  return refusal === null ? { ok: true, value } : { ok: false, refusal }
}

/** An object that JSON could have given; what is in it is looked at by `Look`. */
function isObject(value: unknown): value is DraftValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Of a value that is JSON throughout. */
export function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value)
}

class Look {
  private size = 0

  /** The first thing that keeps a value from being stored; null where there is none. */
  refusalIn(value: unknown, path: SchemePath): DraftRefusal | null {
    if (path.length > deepest) return { code: 'too-deep', path: path.slice(0, 3) }
    this.size += typeof value === 'string' ? value.length + 3 : 4
    if (this.size > largestDraft) return { code: 'too-large', path: [] }
    if (typeof value === 'string') return isSeen(value) ? null : { code: 'hidden-character', path }
    if (typeof value === 'number') return Number.isFinite(value) ? null : { code: 'not-json', path }
    if (value === null || value === undefined || typeof value === 'boolean') return null
    if (typeof value !== 'object') return { code: 'not-json', path }
    if (Array.isArray(value)) return this.firstOf(value.entries(), path)
    return this.firstOf(Object.entries(value), path)
  }

  private firstOf(members: Iterable<readonly [string | number, unknown]>, path: SchemePath): DraftRefusal | null {
    for (const [name, inner] of members) {
      const here = [...path, name]
      // A member of this name would be taken for the object's kind by whoever copies it.
      if (name === '__proto__') return { code: 'not-json', path: here }
      if (typeof name === 'string') {
        this.size += name.length
        if (!isSeen(name)) return { code: 'hidden-character', path }
      }
      const refusal = this.refusalIn(inner, here)
      if (refusal !== null) return refusal
    }
    return null
  }
}

const isSeen = (text: string): boolean => hiddenCharacter(text, 'lines') === null

/** A copy of a value with another one at a place; `undefined` takes the member out. What leads nowhere changes nothing. */
export function withValueAt(root: Json, path: SchemePath, value: Json | undefined): Json {
  const [part, ...rest] = path
  if (part === undefined) return value ?? null
  if (isList(root)) {
    if (typeof part !== 'number') return root
    const inner = rest.length === 0 ? value : withValueAt(root[part] ?? null, rest, value)
    return root.flatMap((item, n): readonly Json[] => (n !== part ? [item] : inner === undefined ? [] : [inner]))
  }
  if (!isObject(root)) return root
  const members: DraftValue = root
  const inner = rest.length === 0 ? value : withValueAt(members[String(part)] ?? null, rest, value)
  const { [String(part)]: _gone, ...others } = members
  return inner === undefined ? others : { ...members, [String(part)]: inner }
}
