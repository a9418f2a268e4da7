import type { FormulaErrorCode } from './formula/ast.ts'

export type SchemePath = readonly (string | number)[]

/** What the text of a file can be refused for, before anybody asks what stands in it. */
export type FileProblemCode =
  | 'file-too-large'
  | 'not-json'
  | 'nested-too-deep'
  | 'member-twice'
  | 'not-an-object'
  | 'other-format'
  | 'bad-hash'
  | 'hash-differs'

/** What a member can be refused for by itself: it is not what `scheme.ts` says it is. */
export type ShapeProblemCode =
  | 'unknown-member'
  | 'missing-member'
  /** A field of a draft that is still empty. */
  | 'not-filled'
  | 'wrong-kind'
  | 'not-one-of'
  | 'too-long'
  | 'empty-text'
  | 'hidden-character'
  | 'too-many'
  | 'too-few'
  | 'too-small'
  | 'too-large'
  | 'not-above'
  | 'not-whole'
  | 'bad-id'
  | 'bad-composite-id'
  | 'bad-key'
  | 'bad-version'
  | 'bad-language'
  | 'bad-prefix'

/** What the members of a scheme can be refused for together (`check-scheme.ts`). */
export type CheckProblemCode =
  | 'duplicate-id'
  | 'duplicate-key'
  | 'duplicate-option'
  | 'named-twice'
  | 'duplicate-prefix'
  | 'taken-prefix'
  | 'reserved-id'
  | 'hyphen-in-id'
  | 'unknown-reference'
  | 'exhaustive-not-exclusive'
  | 'exhaustive-points'
  | 'lookup-not-exclusive'
  | 'lookup-of-itself'
  | 'in-no-pass'
  | 'scale-ends'
  | 'scale-too-fine'
  | 'value-off-scale'
  | 'ends-not-listed'
  | 'default-not-exhaustive'
  | 'no-options'
  | 'subscale-without-items'
  | 'no-word-for-answer'
  | 'credit-without-absence'
  | 'mixed-pass'
  | 'watched-masked'
  | 'bout-of-points'
  | 'tolerance-of-no-points'
  | 'also-twice'
  | 'also-is-main'
  | 'also-of-other-kind'
  | 'target-not-certain'
  | 'aim-of-words'
  | 'values-without-words'
  | 'piles-order'
  | 'pile-sizes'
  | 'value-outside-piles'
  | 'criterion-incomplete'
  | 'criterion-without-variation'
  | 'points-not-in-steps'
  | 'not-for-kind'
  | 'keys-without-options'
  | 'duplicate-option-key'
  | 'default-not-an-answer'
  | 'link-to-itself'
  | 'never-asked'
  | 'segments-overlap'
  | 'segments-ask-nothing'
  | 'duplicate-answer-key'
  | 'ends-before-start'
  | 'episodes-overlap'
  | 'other-scope'
  | 'value-or-reason'
  | 'expects-at-export'
  | 'test-too-much-work'
  | 'tests-too-much-work'
  | 'test-does-not-fit'
  | 'test-fails'
  | 'code-in-id'
  | 'composite-cycle'
  | 'too-many-composites'
  | 'only-derived'
  | 'derived-twice'
  | 'derive-scope'
  | 'derive-fields'
  | 'derive-circle'
  | `formula-${FormulaErrorCode}`

export type SchemeProblemCode = FileProblemCode | ShapeProblemCode | CheckProblemCode

/** One thing that keeps a scheme from being stored: where it is (`path` as in the JSON), and what it speaks of. */
export type SchemeProblem = {
  readonly code: SchemeProblemCode
  readonly path: SchemePath
  readonly params: Readonly<Record<string, string | number>>
}

export type Report = (code: SchemeProblemCode, path: SchemePath, params?: SchemeProblem['params']) => void
