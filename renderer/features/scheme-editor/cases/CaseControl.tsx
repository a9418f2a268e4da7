import { assertNever } from '#shared/lib/assert-never.ts'
import { useJudged } from '../editing/editor-context.ts'
import type { ControlProps } from '../controls/control.ts'
import styles from '../controls/controls.module.css'
import { EventDetails } from './EventDetails.tsx'
import { ExpectedScores } from './ExpectedScores.tsx'
import { GivenAnswers } from './GivenAnswers.tsx'
import { GivenContext } from './GivenContext.tsx'
import { GivenRatings } from './GivenRatings.tsx'

/** A part of a test case, laid out as the scheme stands now. */
export function CaseControl({ field, path, thing }: ControlProps<'case'>) {
  const scheme = useJudged(({ completed }) => completed)
  if (scheme === null)
    return field.part === 'details' ? null : (
      <p className={styles.hint}>{field.label}: to be filled in once less of the scheme is open.</p>
    )
  const at = { scheme, path, thing, label: field.label }
  switch (field.part) {
    case 'context':
      return <GivenContext {...at} />
    case 'ratings':
      return <GivenRatings {...at} />
    case 'answers':
      return <GivenAnswers {...at} />
    case 'details':
      return <EventDetails {...at} />
    case 'expect':
      return <ExpectedScores {...at} />
    default:
      return assertNever(field.part)
  }
}
