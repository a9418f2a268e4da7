import type { z } from 'zod'
import { Scheme } from './scheme.ts'
import type { SchemePath, SchemeProblem, SchemeProblemCode, ShapeProblemCode } from './scheme-problem.ts'

export type SchemeShape =
  { readonly ok: true; readonly scheme: Scheme } | { readonly ok: false; readonly problems: readonly SchemeProblem[] }

/** Whether a value has the shape of a scheme; if not, what is wrong, each thing once and at its place. */
export function schemeShape(value: unknown): SchemeShape {
  const parsed = Scheme.safeParse(value)
  const unseen = unseenMembers(value)
  if (parsed.success) return unseen.length === 0 ? { ok: true, scheme: parsed.data } : { ok: false, problems: unseen }
  return { ok: false, problems: [...parsed.error.issues.flatMap((issue) => problemsOf(issue, value)), ...unseen] }
}

/** The one name that a record drops without a word; strict objects refuse it like any other they do not know. */
function unseenMembers(value: unknown): readonly SchemeProblem[] {
  const path = ['quantityWords', '__proto__']
  return valueAt(value, path).there ? [{ code: 'unknown-member', path, params: { name: '__proto__' } }] : []
}

type Issue = z.core.$ZodIssue
type Params = SchemeProblem['params']

/** zod does not say what it found; that is looked up in `root`, the value that was read. */
function problemsOf(issue: Issue, root: unknown): readonly SchemeProblem[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
  const found = valueAt(root, path)
  const problem = (code: SchemeProblemCode, params: Params = {}): SchemeProblem[] => [{ code, path, params }]
  switch (issue.code) {
    case 'invalid_type':
      if (!found.there) return problem('missing-member', { expected: issue.expected })
      if (issue.expected === 'int' && typeof found.value === 'number')
        return problem('not-whole', { found: found.value })
      return problem('wrong-kind', { expected: issue.expected, found: kindOf(found.value) })
    case 'invalid_value':
      return valueProblem(issue.values, found, problem)
    case 'too_big':
    case 'too_small':
      return sizeProblem(issue, found, problem)
    case 'unrecognized_keys':
      return issue.keys.map((name) => ({ code: 'unknown-member', path: [...path, name], params: { name } }))
    case 'invalid_key':
      // The key's own problems, with the key in place of a value.
      return issue.issues.flatMap((inner) => keyProblem(inner, path))
    case 'invalid_format':
      return problem(formatCode(issue.message), { found: typeof found.value === 'string' ? found.value : '' })
    case 'custom':
      return problem(customCode(issue.message), paramsOf(issue.params))
    default:
      return problem('wrong-kind', { expected: 'other', found: kindOf(found.value) })
  }
}

type Found = { readonly there: boolean; readonly value: unknown }
type Make = (code: SchemeProblemCode, params?: Params) => SchemeProblem[]

function valueProblem(values: readonly unknown[], found: Found, problem: Make): readonly SchemeProblem[] {
  const allowed = values.map(String).join(', ')
  if (!found.there) return problem('missing-member', { expected: 'string', allowed })
  if (typeof found.value === 'string') return problem('not-one-of', { found: found.value, allowed })
  return problem('wrong-kind', { expected: 'string', found: kindOf(found.value), allowed })
}

function sizeProblem(
  issue: Issue & { readonly code: 'too_big' | 'too_small' },
  { value }: Found,
  problem: Make,
): readonly SchemeProblem[] {
  const big = issue.code === 'too_big'
  const limit = Number(big ? issue.maximum : issue.minimum)
  if (typeof value === 'string')
    return big ? problem('too-long', { limit, length: value.length }) : problem('empty-text')
  if (Array.isArray(value)) return problem(big ? 'too-many' : 'too-few', { limit, count: value.length })
  const found = typeof value === 'number' ? value : ''
  if (big) return problem('too-large', { limit, found })
  return problem(issue.inclusive === false ? 'not-above' : 'too-small', { limit, found })
}

/** A key of a record (a word of quantity) is checked as a text; its place is the member of that name. */
function keyProblem(issue: Issue, path: SchemePath): readonly SchemeProblem[] {
  const key = String(path.at(-1) ?? '')
  if (issue.code === 'too_big')
    return [{ code: 'too-long', path, params: { limit: Number(issue.maximum), length: key.length } }]
  if (issue.code === 'too_small') return [{ code: 'empty-text', path, params: {} }]
  if (issue.code === 'custom') return [{ code: customCode(issue.message), path, params: paramsOf(issue.params) }]
  return [{ code: 'wrong-kind', path, params: { expected: 'string', found: 'other' } }]
}

const formatCodes: readonly ShapeProblemCode[] = ['bad-id', 'bad-composite-id', 'bad-key', 'bad-version', 'bad-prefix']
const customCodes: readonly ShapeProblemCode[] = ['hidden-character', 'too-many', 'empty-text', 'bad-language']

/** `scheme-strings.ts` gives the code as the message of its checks. */
const formatCode = (message: string): ShapeProblemCode => formatCodes.find((code) => code === message) ?? 'wrong-kind'
const customCode = (message: string): ShapeProblemCode => customCodes.find((code) => code === message) ?? 'wrong-kind'

function paramsOf(params: Readonly<Record<string, unknown>> | undefined): Params {
  const plain: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(params ?? {}))
    if (typeof value === 'string' || typeof value === 'number') plain[name] = value
  return plain
}

/** What stands at a place of a value from outside; only members that are its own count. */
export function valueAt(root: unknown, path: SchemePath): Found {
  let value = root
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part))
      return { there: false, value: undefined }
    value = Reflect.get(value, part)
  }
  return { there: value !== undefined, value }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value === 'number' && !Number.isFinite(value) ? 'endless' : typeof value
}
