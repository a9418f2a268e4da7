import { FormulaFault, type BinaryOperator, type Expr, type FormulaError, type Place } from './ast.ts'
import { lex, type Token } from './lex.ts'

export type Parsed = { readonly ok: true; readonly expr: Expr } | { readonly ok: false; readonly error: FormulaError }

/** Deeper nesting than this is refused, so that a scheme from a file cannot exhaust the stack. */
const deepest = 60

/**
 * Reads a formula. Weakest to strongest: `or`, `and`, `not`, one comparison, `+ -`, `* /`, sign, then numbers, 'texts',
 * names, `ctx.item`, `a|b`, calls and brackets. A comparison of a comparison is refused, since people read `1 < x < 3`
 * in another way than a parser does. Never throws: what is wrong comes back with its place.
 */
export function parseFormula(source: string): Parsed {
  try {
    return { ok: true, expr: new Parser(lex(source)).whole() }
  } catch (fault) {
    if (fault instanceof FormulaFault) return { ok: false, error: fault.error }
    throw fault
  }
}

const comparisons = ['==', '!=', '<', '<=', '>', '>=']

class Parser {
  private readonly tokens: readonly Token[]
  private position = 0
  private depth = 0

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  whole(): Expr {
    const expr = this.either()
    if (this.here().kind !== 'end') throw this.unexpected('operator')
    return expr
  }

  private here(): Token {
    const token = this.tokens[this.position]
    if (token === undefined) throw new Error('the list of tokens ends without its end token')
    return token
  }

  private take(): Token {
    const token = this.here()
    this.position += 1
    return token
  }

  private is(...texts: string[]): boolean {
    const { kind, text } = this.here()
    return (kind === 'sign' || kind === 'word') && texts.includes(text)
  }

  private need(text: string): Token {
    if (!this.is(text)) throw this.unexpected(text)
    return this.take()
  }

  private unexpected(expected: string): FormulaFault {
    const { kind, text, at } = this.here()
    return new FormulaFault(kind === 'end' ? 'unexpected-end' : 'unexpected', at, text, expected)
  }

  /** Counts how deep one part lies in another. */
  private nested<T>(read: () => T): T {
    this.depth += 1
    if (this.depth > deepest) throw new FormulaFault('too-deep', this.here().at)
    const result = read()
    this.depth -= 1
    return result
  }

  private chain(next: () => Expr, ...operators: BinaryOperator[]): Expr {
    let left = next()
    while (this.is(...operators)) {
      const op = this.take().text as BinaryOperator
      const right = next()
      left = { kind: 'binary', op, left, right, at: { from: left.at.from, to: right.at.to } }
    }
    return left
  }

  private either(): Expr {
    return this.nested(() => this.chain(() => this.both(), 'or'))
  }

  private both(): Expr {
    return this.chain(() => this.negation(), 'and')
  }

  private negation(): Expr {
    if (!this.is('not')) return this.comparison()
    const { at } = this.take()
    const of = this.nested(() => this.negation())
    return { kind: 'not', of, at: { from: at.from, to: of.at.to } }
  }

  private comparison(): Expr {
    const left = this.sum()
    if (!this.is(...comparisons)) return left
    const op = this.take().text as BinaryOperator
    const right = this.sum()
    if (this.is(...comparisons)) throw this.unexpected('and')
    return { kind: 'binary', op, left, right, at: { from: left.at.from, to: right.at.to } }
  }

  private sum(): Expr {
    return this.chain(() => this.product(), '+', '-')
  }

  private product(): Expr {
    return this.chain(() => this.signed(), '*', '/')
  }

  private signed(): Expr {
    if (!this.is('-')) return this.primary()
    const { at } = this.take()
    const of = this.nested(() => this.signed())
    return { kind: 'negate', of, at: { from: at.from, to: of.at.to } }
  }

  private primary(): Expr {
    const token = this.here()
    if (token.kind === 'number') return this.number(this.take())
    if (token.kind === 'text') return { kind: 'text', value: this.take().text, at: token.at }
    if (this.is('(')) {
      this.take()
      const inner = this.either()
      this.need(')')
      return inner
    }
    if (token.kind !== 'word' || this.is('and', 'or', 'not')) throw this.unexpected('value')
    return this.word(this.take())
  }

  private number({ text, at }: Token): Expr {
    const value = Number(text)
    if (!Number.isFinite(value)) throw new FormulaFault('number-too-large', at)
    return { kind: 'number', value, at }
  }

  private word({ text, at }: Token): Expr {
    if (this.is('(')) return this.call(text, at)
    if (text === 'ctx' && this.is('.')) {
      this.take()
      const item = this.name('context item')
      return { kind: 'context', item: item.text, at: { from: at.from, to: item.at.to } }
    }
    if (this.is('|')) return this.union(text, at)
    if (text === 'always' || text === 'true') return { kind: 'truth', value: true, at }
    if (text === 'never' || text === 'false') return { kind: 'truth', value: false, at }
    return { kind: 'name', name: text, at }
  }

  private name(expected: string): Token {
    if (this.here().kind !== 'word') throw this.unexpected(expected)
    return this.take()
  }

  private union(first: string, at: Place): Expr {
    const names = [first]
    let to = at.to
    while (this.is('|')) {
      this.take()
      const next = this.name('code')
      names.push(next.text)
      to = next.at.to
    }
    return { kind: 'union', names, at: { from: at.from, to } }
  }

  private call(fn: string, at: Place): Expr {
    this.need('(')
    const args: Expr[] = []
    if (!this.is(')')) {
      args.push(this.either())
      while (this.is(',')) {
        this.take()
        args.push(this.either())
      }
    }
    const close = this.need(')')
    return { kind: 'call', fn, args, at: { from: at.from, to: close.at.to } }
  }
}
