import type { Scheme } from './scheme.ts'

export type AgeRange = NonNullable<Scheme['ageMonths']>

/** “2 to 12 months”. */
export const agesInWords = ({ min, max }: AgeRange): string =>
  max === 1 && min === 1 ? '1 month' : min === max ? `${min} months` : `${min} to ${max} months`

const weeksPerMonth = 365.25 / 12 / 7

/**
 * Whether a baby of so many weeks is younger or older than a scheme is made for; a month is the twelfth part of a year.
 * The week in which a range begins is part of it (2 months: from 8 weeks on), and so is the whole month that it ends
 * with: until 13 months somebody is 12 months old. False where the age is not known or the scheme names none.
 */
export function isOutsideAges(childAgeWeeks: number | null, ages: AgeRange | null): boolean {
  if (childAgeWeeks === null || ages === null) return false
  return childAgeWeeks < Math.floor(ages.min * weeksPerMonth) || childAgeWeeks >= (ages.max + 1) * weeksPerMonth
}
