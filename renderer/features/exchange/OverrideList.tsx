import { textOf } from '#shared/contract/messages.ts'
import { useQuery } from '../../host/use-query.ts'
import { instant } from '../../ui/format/time.ts'
import { Card } from '../../ui/Page.tsx'
import styles from './exchange.module.css'

/** Decisions recorded so far. They are never taken away, only followed by newer ones. */
export function OverrideList({ inForce }: { readonly inForce: ReadonlySet<string> }) {
  const overrides = useQuery('gate.overrides', {}, { topics: ['gate'] })
  const people = useQuery('people.list', {}, { topics: ['people'] })
  // The record keeps the id, which stays when a name changes; here it is the name that tells somebody.
  const nameOf = (id: string): string => people.data?.find((person) => person.id === id)?.name ?? 'A lead'
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
            {nameOf(record.decidedBy)}, {instant(record.decidedAt)}
            {record.secondPerson === undefined ? '' : `; agreed to by ${nameOf(record.secondPerson)}`}
            {record.expires === undefined ? '' : `; holds until ${record.expires}`}
            {inForce.has(record.id) ? '' : '; not in force'}
          </p>
        </div>
      ))}
    </Card>
  )
}
