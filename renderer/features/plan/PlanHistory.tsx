import type { PlanChange } from '#shared/study/plan-change.ts'
import { instant } from '../../ui/format/time.ts'
import { Card } from '../../ui/Page.tsx'
import { labelOf, shownValue } from './plan-fields.ts'
import styles from './plan.module.css'

/** Every change of the plan, the newest first: who, when, what and why. */
export function PlanHistory({ changes }: { readonly changes: readonly PlanChange[] }) {
  return (
    <Card padded>
      <h2>Changes</h2>
      {changes.length === 0 ? <p className={styles.muted}>The plan is as every study begins with.</p> : null}
      {changes.map(({ at, personName, reason, changed }) => (
        <div key={at} className={styles.change}>
          <ul>
            {changed.map(({ member, from, to }) => (
              <li key={member}>
                {labelOf(member)}: {shownValue(member, from)} → {shownValue(member, to)}
              </li>
            ))}
          </ul>
          {reason === '' ? null : <p>{reason}</p>}
          <p className={styles.muted}>
            {personName === '' ? 'A lead' : personName}, {instant(at)}
          </p>
        </div>
      ))}
    </Card>
  )
}
