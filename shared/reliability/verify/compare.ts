/** What a reference file can expect of one key, or what the program answers for it. */
export type Leaf = number | boolean | string | null | readonly Leaf[]

export type CheckStatus = 'ok' | 'wrong' | 'unsupported'

/** One key of one case. `got` is left out where the program does not know the key. */
export type Check = { caseId: string; key: string; status: CheckStatus; expected: Leaf; got?: Leaf }

type Rule = { tol?: number; accept?: readonly number[]; isP?: boolean }

/**
 * Whether an answer agrees with a reference: |x - v| <= tol max(1, |v|), tol 1e-8 unless given; null only with null;
 * small p-values (below 1e-6) to 1e-9 absolute; numbers in `accept` pass too; lists element by element.
 */
export function agrees(got: Leaf, expected: Leaf, rule: Rule = {}): boolean {
  if (Array.isArray(expected)) {
    if (!Array.isArray(got) || got.length !== expected.length) return false
    const answers: readonly Leaf[] = got
    return expected.every((e: Leaf, i) => agrees(answers[i] ?? null, e, rule))
  }
  if (typeof got === 'number' && rule.accept?.some((v) => close(got, v, rule.tol)) === true) return true
  if (typeof expected !== 'number' || typeof got !== 'number') return got === expected
  if (rule.isP === true && expected < 1e-6) return Math.abs(got - expected) <= 1e-9
  return close(got, expected, rule.tol)
}

/** Whether a value rounds to a printed one; half a unit of the last digit, a whole one where the source says so. */
export function agreesWithPrinted(got: Leaf, printed: number, decimals: number, units = 0.5): boolean {
  return typeof got === 'number' && Math.abs(got - printed) <= units * 10 ** -decimals * (1 + 1e-9) + 1e-12
}

function close(x: number, v: number, tol = 1e-8): boolean {
  return Math.abs(x - v) <= tol * Math.max(1, Math.abs(v))
}
