import { canonicalJson } from '../../lib/canonical-json.ts'
import { schemeProblems } from '../../observation/scheme-tests.ts'
import type { Scheme } from '../../scheme/scheme.ts'
import type { SchemeProblem } from '../../scheme/scheme-problem.ts'
import { schemeShape } from '../../scheme/scheme-shape.ts'
import { scanJson, type JsonFault } from './scan-json.ts'

export type SchemeFileReading =
  | { readonly ok: true; readonly scheme: Scheme; /** false: the file carries no hash */ readonly hashed: boolean }
  | {
      readonly ok: false
      readonly problems: readonly SchemeProblem[]
      /** how many more there are than listed */
      readonly more: number
    }

/** In bytes. A text has no more characters than bytes, so a host may look at the size before it reads. */
export const largestSchemeFile = 4_000_000

export const readableFormats = ['attune-scheme/1'] as const

const mostListed = 100

/**
 * A scheme from the text of a file, complete and checked, or everything that is wrong with it. Each step asks only what
 * the one before has made meaningful: text, JSON, shape, what members say together, hash.
 * `sha256`: hex of the UTF-8 text. Never throws.
 */
export function readSchemeFile(text: string, sha256: (text: string) => string): SchemeFileReading {
  if (text.length > largestSchemeFile) {
    return refused([{ code: 'file-too-large', path: [], params: { limit: largestSchemeFile / 1_000_000 } }])
  }
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text
  const scan = scanJson(json)
  if (!scan.ok) return refused([notJson(json, scan.fault)])
  if (scan.twice.length > 0) {
    return refused(scan.twice.map((path) => ({ code: 'member-twice', path, params: { name: path.at(-1) ?? '' } })))
  }
  return readValue(JSON.parse(json), sha256)
}

function refused(problems: readonly SchemeProblem[]): SchemeFileReading {
  return { ok: false, problems: problems.slice(0, mostListed), more: Math.max(0, problems.length - mostListed) }
}

function readValue(value: unknown, sha256: (text: string) => string): SchemeFileReading {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refused([{ code: 'not-an-object', path: [], params: {} }])
  }
  const { contentHash, ...members }: Readonly<Record<string, unknown>> = { ...value }
  const format = formatProblem(members)
  if (format !== null) return refused([format])
  const shape = schemeShape(members)
  const hash = readHash(contentHash)
  if (!shape.ok || hash === 'bad') {
    return refused([...(shape.ok ? [] : shape.problems), ...(hash === 'bad' ? [badHash] : [])])
  }
  const { scheme } = shape
  const problems = schemeProblems(scheme)
  if (hash !== null && hash !== sha256(canonicalJson(scheme))) {
    problems.push({ code: 'hash-differs', path: ['contentHash'], params: {} })
  }
  return problems.length > 0 ? refused(problems) : { ok: true, scheme, hashed: hash !== null }
}

const badHash: SchemeProblem = { code: 'bad-hash', path: ['contentHash'], params: {} }

/** The hex of the hash; null where the file carries none. */
function readHash(contentHash: unknown): string | null {
  if (contentHash === undefined) return null
  const found = typeof contentHash === 'string' ? /^sha256:([0-9a-f]{64})$/.exec(contentHash)?.[1] : undefined
  return found ?? 'bad'
}

/** A file of a later format may differ in anything, so that alone is said of it. */
function formatProblem(members: Readonly<Record<string, unknown>>): SchemeProblem | null {
  const readable = readableFormats.join(', ')
  if (!Object.hasOwn(members, 'format')) {
    return { code: 'missing-member', path: ['format'], params: { expected: 'string', allowed: readable } }
  }
  const { format } = members
  if (readableFormats.some((known) => known === format)) return null
  const found = typeof format === 'string' ? format : ''
  return { code: 'other-format', path: ['format'], params: { found, readable } }
}

function notJson(text: string, fault: JsonFault): SchemeProblem {
  const place = lineAndColumn(text, fault.at)
  if (fault.kind === 'too-deep') return { code: 'nested-too-deep', path: [], params: { ...place, limit: fault.limit } }
  const found = String.fromCodePoint(...[text.codePointAt(fault.at)].filter((point) => point !== undefined))
  return { code: 'not-json', path: [], params: { ...place, expected: fault.expected, found } }
}

/** Counted from 1, as editors do; a character outside the basic plane is one column. */
function lineAndColumn(text: string, at: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, at).split(/\r\n|\n|\r/)
  return { line: lines.length, column: Array.from(lines.at(-1) ?? '').length + 1 }
}
