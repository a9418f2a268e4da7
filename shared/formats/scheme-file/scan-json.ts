import type { SchemePath } from '../../scheme/scheme-problem.ts'

/** What stands in the way of reading a text as JSON. `at` counts characters from 0. */
export type JsonFault =
  | { readonly kind: 'unexpected'; readonly at: number; readonly expected: Expected }
  | { readonly kind: 'too-deep'; readonly at: number; readonly limit: number }

export type Expected = 'value' | 'member' | 'colon' | 'comma-or-end' | 'nothing' | 'quote' | 'escape' | 'digit'

export type JsonScan =
  | {
      readonly ok: true
      /** Members that stand more than once in one object. `JSON.parse` would keep the last and say nothing. */
      readonly twice: readonly SchemePath[]
    }
  | { readonly ok: false; readonly fault: JsonFault }

/** Far deeper than a scheme is (seven levels). A bound, so that a hostile file cannot exhaust the stack. */
const deepest = 40

/**
 * Goes through a text as JSON without making anything of it. Where `JSON.parse` takes a text, so does this, except that
 * nesting has a limit; where it does not, the place is told, which no engine's message does reliably.
 */
export function scanJson(text: string): JsonScan {
  const scanner = new Scanner(text)
  try {
    scanner.whole()
    return { ok: true, twice: scanner.twice }
  } catch (thrown) {
    if (thrown instanceof Fault) return { ok: false, fault: thrown.fault }
    throw thrown
  }
}

/** Thrown inside the scanner only. */
class Fault extends Error {
  readonly fault: JsonFault

  constructor(fault: JsonFault) {
    super(fault.kind)
    this.fault = fault
  }
}

const space = /[ \t\n\r]*/y
const plainText = /[^"\\\u0000-\u001f]*/y
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const wholeNumber = /-?(?:0|[1-9][0-9]*)/y
const fraction = /\.[0-9]+/y
const exponent = /[eE][-+]?[0-9]+/y
const word = /true|false|null/y

class Scanner {
  readonly twice: SchemePath[] = []
  private readonly text: string
  private readonly path: (string | number)[] = []
  private at = 0

  constructor(text: string) {
    this.text = text
  }

  whole(): void {
    this.value()
    if (this.at < this.text.length) throw this.unexpected('nothing')
  }

  private unexpected(expected: Expected): Fault {
    return new Fault({ kind: 'unexpected', at: this.at, expected })
  }

  /** Takes what the pattern matches here; false where it does not. */
  private take(pattern: RegExp): boolean {
    pattern.lastIndex = this.at
    if (!pattern.test(this.text)) return false
    this.at = pattern.lastIndex
    return true
  }

  private takeSign(sign: string): boolean {
    if (this.text.charAt(this.at) !== sign) return false
    this.at += 1
    this.take(space)
    return true
  }

  private value(): void {
    this.take(space)
    const at = this.at
    if (this.text.charAt(at) === '"') this.string()
    else if (this.takeSign('{')) this.nested(at, () => this.members())
    else if (this.takeSign('[')) this.nested(at, () => this.items())
    else if (this.take(wholeNumber)) this.restOfNumber()
    else if (!this.take(word)) throw this.unexpected('value')
    this.take(space)
  }

  private nested(at: number, read: () => void): void {
    if (this.path.length >= deepest) throw new Fault({ kind: 'too-deep', at, limit: deepest })
    read()
  }

  private members(): void {
    if (this.takeSign('}')) return
    const names = new Set<string>()
    do {
      if (this.text.charAt(this.at) !== '"') throw this.unexpected('member')
      const name = this.string()
      this.path.push(name)
      if (names.has(name)) this.twice.push([...this.path])
      names.add(name)
      this.take(space)
      if (!this.takeSign(':')) throw this.unexpected('colon')
      this.value()
      this.path.pop()
    } while (this.takeSign(','))
    if (!this.takeSign('}')) throw this.unexpected('comma-or-end')
  }

  private items(): void {
    if (this.takeSign(']')) return
    let n = 0
    do {
      this.path.push(n)
      this.value()
      this.path.pop()
      n += 1
    } while (this.takeSign(','))
    if (!this.takeSign(']')) throw this.unexpected('comma-or-end')
  }

  private restOfNumber(): void {
    if (this.text.charAt(this.at) === '.' && !this.take(fraction)) throw this.unexpectedAfter(1)
    if (/[eE]/.test(this.text.charAt(this.at)) && !this.take(exponent)) throw this.unexpectedAfter(1)
  }

  private unexpectedAfter(characters: number): Fault {
    this.at += characters
    return this.unexpected('digit')
  }

  /** The text between quotes, with what is escaped in it as it is meant: `"\u0061"` and `"a"` are one name. */
  private string(): string {
    const from = this.at
    this.at += 1
    for (;;) {
      this.take(plainText)
      const here = this.text.charAt(this.at)
      if (here === '"') break
      if (here !== '\\') throw this.unexpected('quote')
      if (!this.take(escape)) throw this.unexpected('escape')
    }
    this.at += 1
    const quoted = this.text.slice(from, this.at)
    return quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1)
  }
}
