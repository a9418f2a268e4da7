/** What a file name or a table can tell of a recording file. */
export const registerFields = ['dyad', 'time', 'site', 'task', 'camera', 'part', 'age'] as const
export type RegisterField = (typeof registerFields)[number]
/** A pause is rarely part of a name; a table can tell it. */
export type RegisterValues = { readonly [F in RegisterField | 'pause']?: string }

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly field: RegisterField }
  | { readonly kind: 'any' }

export type NamePattern = readonly Part[]

export type PatternResult =
  | { readonly ok: true; readonly pattern: NamePattern }
  | { readonly ok: false; readonly why: PatternProblem; readonly detail: string }

/**
 * `empty`; `unclosed` (a brace without its partner); `unknown-field`; `repeated-field`; `touching` (two places with no
 * text between them: nothing would tell where the first ends); `no-dyad`.
 */
export type PatternProblem = 'empty' | 'unclosed' | 'unknown-field' | 'repeated-field' | 'touching' | 'no-dyad'

/**
 * Reads a file-name pattern such as `{dyad}_{time}_{camera}`. `{*}` stands for text that tells nothing. The extension
 * of the files is not part of it.
 */
export function parsePattern(text: string): PatternResult {
  const source = text.trim()
  if (source === '') return problem('empty')
  const parts: Part[] = []
  for (const token of source.split(/(\{[^{}]*\})/)) {
    if (token === '') continue
    const part = readPart(token)
    if (!('kind' in part)) return problem(part.why, token)
    const before = parts.at(-1)
    if (part.kind !== 'text' && before !== undefined && before.kind !== 'text') return problem('touching', token)
    if (part.kind === 'field' && parts.some((one) => one.kind === 'field' && one.field === part.field)) {
      return problem('repeated-field', part.field)
    }
    parts.push(part)
  }
  return parts.some((part) => part.kind === 'field' && part.field === 'dyad')
    ? { ok: true, pattern: parts }
    : problem('no-dyad')
}

/**
 * What the name of a file (folder and extension are ignored) says by the pattern, or null where it does not fit. A
 * place ends at the first occurrence of the text that follows it; the last place takes the rest. Letters of the fixed
 * text may differ in case. Cost grows with the length of the name only.
 */
export function matchName(pattern: NamePattern, fileName: string): RegisterValues | null {
  const name = stem(fileName)
  const folded = fold(name)
  const values: { [F in RegisterField]?: string } = {}
  let at = 0
  for (const [index, part] of pattern.entries()) {
    if (part.kind === 'text') {
      if (!folded.startsWith(fold(part.text), at)) return null
      at += part.text.length
      continue
    }
    const end = placeEnd(pattern[index + 1], index + 2 >= pattern.length, folded, at)
    if (end < at || (part.kind === 'field' && end === at)) return null
    if (part.kind === 'field') values[part.field] = name.slice(at, end).trim()
    at = end
  }
  return at === name.length ? values : null
}

/** The name of a file without its folders and its extension. */
export function stem(path: string): string {
  return baseName(path).replace(/\.[^.]{1,5}$/, '')
}

export function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}

function readPart(token: string): Part | { readonly why: PatternProblem } {
  if (!token.startsWith('{')) return /[{}]/.test(token) ? { why: 'unclosed' } : { kind: 'text', text: token }
  const inside = token.slice(1, -1).trim().toLowerCase()
  if (inside === '*') return { kind: 'any' }
  const field = registerFields.find((name) => name === inside)
  return field === undefined ? { why: 'unknown-field' } : { kind: 'field', field }
}

/** Where the place that begins at `at` ends: -1 where the text that has to follow is not there. */
function placeEnd(next: Part | undefined, nextIsLast: boolean, folded: string, at: number): number {
  if (next?.kind !== 'text') return folded.length
  const text = fold(next.text)
  // The fixed text at the very end has to be the last of its kind, or the name would have a rest.
  return nextIsLast ? (folded.endsWith(text) ? folded.length - text.length : -1) : folded.indexOf(text, at)
}

/** Lower case where that keeps the length, so that positions stay those of the name. */
function fold(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text
}

function problem(why: PatternProblem, detail = ''): PatternResult {
  return { ok: false, why, detail }
}
