import { FormulaFault, type Place } from './ast.ts'

export type Token = {
  readonly kind: 'number' | 'text' | 'word' | 'sign' | 'end'
  readonly text: string
  readonly at: Place
}

/** Longer than any formula a person would write; a bound for schemes that come from files. */
const longest = 4000

const patterns = [
  { kind: 'number', pattern: /(?:\d+(?:\.\d*)?|\.\d+)/y },
  { kind: 'word', pattern: /[A-Za-z][A-Za-z0-9_]*/y },
  { kind: 'text', pattern: /'[^']*'|"[^"]*"/y },
  { kind: 'sign', pattern: /==|!=|<=|>=|[-+*/()<>,|.]/y },
] as const

/** Splits a formula into tokens with their places; a last token of kind `end` closes the list. */
export function lex(source: string): Token[] {
  if (source.length > longest) throw new FormulaFault('too-long', { from: longest, to: source.length })
  const tokens: Token[] = []
  let from = 0
  while (from < source.length) {
    if (/\s/.test(source.charAt(from))) {
      from += 1
      continue
    }
    const token = tokenAt(source, from)
    tokens.push(token)
    from = token.at.to
  }
  tokens.push({ kind: 'end', text: '', at: { from: source.length, to: source.length } })
  return tokens
}

function tokenAt(source: string, from: number): Token {
  for (const { kind, pattern } of patterns) {
    pattern.lastIndex = from
    const text = pattern.exec(source)?.[0]
    if (text === undefined) continue
    const at = { from, to: from + text.length }
    return { kind, text: kind === 'text' ? text.slice(1, -1) : text, at }
  }
  const found = source.charAt(from)
  const open = found === "'" || found === '"'
  throw new FormulaFault(open ? 'open-text' : 'bad-character', { from, to: open ? source.length : from + 1 }, found)
}
