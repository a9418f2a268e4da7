import { CornerDownRight } from 'lucide-react'
import type { Derivation } from '#shared/observation/derived-ratings.ts'
import { missingCodes } from '#shared/scheme/missing-codes.ts'
import styles from './ratings.module.css'

/** What a rating follows from while the coder has not given it: in words, apart from the points of the scale. */
export function DerivedRating({ derived }: { readonly derived: Derivation }) {
  return (
    <div className={styles.derived} data-testid="derived-rating" role="status">
      <CornerDownRight size={16} aria-hidden />
      <div>
        <p>
          <b>{outcomeOf(derived)}</b>
        </p>
        <p>Follows from the rule: {derived.rule.message}</p>
        {derived.offScale === null ? (
          <p className={styles.derivedHint}>
            It is not your rating. Give one if you see it otherwise; yours then counts.
          </p>
        ) : null}
      </div>
    </div>
  )
}

/** Steps of a tenth are added up to .7000000000000001 and the like. */
const shown = (value: unknown): string => String(typeof value === 'number' ? Number(value.toFixed(6)) : value)

function outcomeOf({ value, offScale }: Derivation): string {
  if (offScale !== null) return `${offScale} by a rule, which cannot be given on this scale: please rate it`
  if (value.ok) return `${shown(value.value)} by a rule`
  if (value.missing === 'pending') return 'By a rule, once what it needs is there'
  return `No value by a rule: ${missingCodes[value.missing].label}`
}
