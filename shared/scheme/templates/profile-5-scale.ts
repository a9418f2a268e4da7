import type { RatingScale } from '../scheme.ts'

type Words = Pick<RatingScale, 'higherMeans' | 'question' | 'consider' | 'doNotConsider'> & {
  /** From 1 to 5: label and text. */
  readonly anchors: readonly (readonly [label: string, text: string])[]
  readonly showIf?: string
}

/** A scale of the brief profile: five described points, halves between them, once an episode. */
export function scale(
  id: string,
  subject: 'cg' | 'inf' | 'dyad',
  label: string,
  { anchors, showIf, ...words }: Words,
): RatingScale {
  return {
    ...{ id, subject, label, min: 1, max: 5, step: 0.5 },
    scope: 'episode',
    ...words,
    anchors: anchors.map(([name, text], n) => ({ value: n + 1, label: name, text })).reverse(),
    between: 'Half points when the episode lies between two descriptions.',
    notCodable: [
      { code: 'too_short', text: 'Codable time below the minimum' },
      { code: 'not_visible', text: 'Out of view for more than half of the time' },
    ],
    evidence: null,
    showIf: showIf ?? null,
    required: true,
  }
}
