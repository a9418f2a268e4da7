import type { SchemePath } from '../scheme-problem.ts'

export type AdviceCode =
  | 'exhaustive-without-default'
  | 'exhaustive-without-missing'
  | 'codes-without-limits'
  | 'code-without-definition'
  | 'anchors-at-ends-only'
  | 'anchors-open-end'
  | 'anchors-uneven'
  | 'anchor-without-text'
  | 'anchors-of-unlike-length'
  | 'scale-without-limits'
  | 'never-shown'
  | 'always-shown'
  | 'shown-after-itself'
  | 'unused-subject'
  | 'unused-modifier'
  | 'unused-mark'
  | 'mark-without-scales'
  | 'evidence-without-marks'
  | 'valid-beyond-items'
  | 'empty-pass'
  | 'digit-means-two'
  | 'labels-alike'
  | 'nothing-to-code'
  | 'grid-longer-than-episodes'
  | 'rule-without-words'
  | 'rule-without-fields'
  | 'skips-no-scale'
  | 'judging-word'

/** Something worth a thought: it never keeps a scheme from being published. `path` is where, as in the scheme's JSON. */
export type SchemeAdvice = {
  readonly code: AdviceCode
  readonly path: SchemePath
  readonly params: Readonly<Record<string, string | number>>
}

export type Advise = (code: AdviceCode, path: SchemePath, params?: SchemeAdvice['params']) => void
