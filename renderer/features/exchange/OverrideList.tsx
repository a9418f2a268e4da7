import { textOf } from '#shared/contract/messages.ts'
import { useQuery } from '../../host/use-query.ts'
import { instant } from '../../ui/format/time.ts'
import { Card } from '../../ui/Page.tsx'
import styles from './exchange.module.css'

/** Decisions recorded so far. They are never taken away, only followed by newer ones. */
export function OverrideList() {
  const overrides = useQuery('gate.overrides', {}, { topics: ['gate'] })
  if (overrides.data === undefined || overrides.data.length === 0) return null
  return (
    <Card padded>
      <h2>Recorded decisions</h2>
      {overrides.data.toReversed().map((record) => (
        <div key={record.id} className={styles.record}>
          <p>
            <b>{record.variables.join(', ')}</b>
          </p>
          <p>
            {textOf(`reason.${record.reasonCode}`)}: {record.reasonText}
          </p>
          <p className={styles.muted}>
            {record.decidedBy}, {instant(record.decidedAt)}
          </p>
        </div>
      ))}
    </Card>
  )
}
