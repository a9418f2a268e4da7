import { Ellipsis } from 'lucide-react'
import type { RecentStudy } from '#shared/contract/views.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { useQuery } from '../../host/use-query.ts'
import { day } from '../../ui/format/time.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import styles from './home.module.css'

type RecentStudiesProps = {
  readonly onOpen: (path: string) => void
  readonly onRestore: (path: string) => void
  readonly busy: boolean
}

export function RecentStudies({ onOpen, onRestore, busy }: RecentStudiesProps) {
  const client = useClient()
  const recent = useQuery('recent.list', {}, { topics: ['study'] })
  const forget = useAction(async (path: string) => {
    await client.call('recent.forget', { path })
    recent.refetch()
  })
  return (
    <>
      <h2>Recent studies</h2>
      <ErrorNotice error={recent.error ?? forget.error} />
      {recent.data === undefined ? null : (
        <ul className={styles.list}>
          {recent.data.length === 0 ? (
            <li className={styles.none}>
              No study has been opened here yet. Begin with a new one, or look at the demo.
            </li>
          ) : null}
          {recent.data.map((study) => (
            <li key={study.path} className={styles.row}>
              <Row
                study={study}
                busy={busy}
                onOpen={() => onOpen(study.path)}
                onRestore={() => onRestore(study.path)}
                onForget={() => void forget.run(study.path)}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

type RowProps = {
  readonly study: RecentStudy
  readonly busy: boolean
  readonly onOpen: () => void
  readonly onRestore: () => void
  readonly onForget: () => void
}

function Row({ study, busy, onOpen, onRestore, onForget }: RowProps) {
  return (
    <>
      <button
        type="button"
        className={styles.open}
        disabled={busy || !study.present}
        onClick={onOpen}
        title={study.path}
      >
        <b>{study.name}</b>
        <span>{study.present ? study.path : `Not found at ${study.path}`}</span>
      </button>
      <span className={styles.when}>{day(study.openedAt)}</span>
      <Menu
        label={`More for ${study.name}`}
        trigger={
          <IconButton small label={`More for ${study.name}`}>
            <Ellipsis size={15} aria-hidden />
          </IconButton>
        }
        entries={[
          { id: 'restore', label: 'Restore from a backup…' },
          { id: 'forget', label: 'Take off this list' },
        ]}
        onAction={(id) => (id === 'restore' ? onRestore() : onForget())}
      />
    </>
  )
}
