import type { RecordingDetail } from '#shared/study/recording.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { roleWords, workWords } from './recording-words.ts'
import styles from './study.module.css'

type RecordingAssignmentsProps = { readonly detail: RecordingDetail; readonly onAssign: () => void }

export function RecordingAssignments({ detail, onAssign }: RecordingAssignmentsProps) {
  const list = useQuery('assignments.list', { recordingId: detail.id }, { topics: ['assignments', 'observation'] })
  const rows = list.data?.rows ?? []
  return (
    <section className={styles.part}>
      <header>
        <h3>Coders</h3>
        <Button small isDisabled={detail.status !== 'received'} onPress={onAssign}>
          Assign…
        </Button>
      </header>
      {rows.map((row) => (
        <div key={row.id} className={styles.who}>
          <span>
            {row.personName} · {roleWords[row.role]}
          </span>
          <span className={styles.muted}>{workWords[row.status]}</span>
          <small>
            {row.schemeId} v{row.schemeVersion} · code {row.displayCode}
          </small>
        </div>
      ))}
      {list.data !== undefined && rows.length === 0 ? <p className={styles.muted}>Nobody yet.</p> : null}
      <ErrorNotice error={list.error} />
    </section>
  )
}
