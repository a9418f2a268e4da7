import { scalePoints } from '#shared/scheme/scale-points.ts'
import type { RatingScale } from '#shared/scheme/scheme.ts'

/** One value of a scale, with its anchor where it is described. */
export type RatingStep = { readonly value: number; readonly label: string | null; readonly text: string }

/** The values of a scale from the highest down, as they stand beside the picture. */
export function ratingSteps(scale: RatingScale): RatingStep[] {
  return scalePoints(scale)
    .map((value): RatingStep => {
      const anchor = scale.anchors.find((each) => Math.abs(each.value - value) < 1e-9)
      return { value, label: anchor?.label ?? null, text: anchor?.text ?? '' }
    })
    .toReversed()
}

/** The key that gives a value: its digit, with Shift the half point above. */
export function capOf(value: number): string {
  const digit = Math.floor(value)
  if (digit < 0 || digit > 9 || (value !== digit && value !== digit + 0.5)) return ''
  return value === digit ? String(digit) : `⇧${digit}`
}
