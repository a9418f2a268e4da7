import type { RatingScale } from './scheme.ts'

/** A scale as far as its numbers go. With `onlyValues` not every step between the ends can be given, only these. */
export type ScaleNumbers = Pick<RatingScale, 'min' | 'max' | 'step' | 'onlyValues'>

/** Every value that can be given, from the lowest up. */
export function scalePoints({ min, max, step, onlyValues }: ScaleNumbers): readonly number[] {
  if (onlyValues !== undefined) return onlyValues.toSorted((a, b) => a - b)
  // Counted from the step number, so that halves stay exact.
  return Array.from({ length: Math.round((max - min) / step) + 1 }, (_, n) => min + n * step)
}

/** Whether `value` is one that can be given: within the ends, on a step and, where they are listed, among the values. */
export function isOnScale({ min, max, step, onlyValues }: ScaleNumbers, value: number): boolean {
  const steps = (value - min) / step
  const onStep = value >= min && value <= max && Math.abs(steps - Math.round(steps)) < 1e-9
  return onStep && (onlyValues === undefined || onlyValues.some((one) => Math.abs(one - value) < 1e-9))
}
