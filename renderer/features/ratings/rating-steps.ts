import type { RatingScale } from '#shared/scheme/scheme.ts'

/** One value of a scale, with its anchor where it is described. */
export type RatingStep = { readonly value: number; readonly label: string | null; readonly text: string }

/** The values of a scale from the highest down, as they stand beside the picture. */
export function ratingSteps(scale: RatingScale): RatingStep[] {
  const count = Math.round((scale.max - scale.min) / scale.step)
  return Array.from({ length: count + 1 }, (_, i): RatingStep => {
    // Counted from the step number, so that halves stay exact.
    const value = scale.max - i * scale.step
    const anchor = scale.anchors.find((each) => Math.abs(each.value - value) < 1e-9)
    return { value, label: anchor?.label ?? null, text: anchor?.text ?? '' }
  })
}
