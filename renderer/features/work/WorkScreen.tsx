import { NotebookPen } from 'lucide-react'
import type { WorkItem } from '#shared/study/assignment.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { goTo } from '../../host/use-route.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { counted } from '../../ui/format/figures.ts'
import { shortClock } from '../../ui/format/time.ts'
import { Loading } from '../../ui/Loading.tsx'
import { Card, Page } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { Trainings } from './Trainings.tsx'
import styles from './work.module.css'

const code = (item: WorkItem): void => goTo({ screen: 'code', assignmentId: item.assignmentId })

/** A coder's own work. Display codes only: nothing here tells dyad, time point, site or file. */
export function WorkScreen() {
  const work = useQuery('work.mine', {}, { topics: ['assignments', 'observation'] })
  const items = work.data ?? []
  const own = items.filter((item) => item.training === null)
  const training = items.filter((item) => item.training !== null)
  const open = own.filter((item) => item.status === 'open')
  const waiting = own.filter((item) => item.status === 'waiting')
  const locked = own.filter((item) => item.status === 'locked')
  const next = open[0] ?? waiting[0]
  return (
    <Page
      title="My work"
      intro={
        items.length === 0
          ? undefined
          : `${counted(open.length + waiting.length, 'recording')} to code, ${String(locked.length)} locked.`
      }
    >
      <ErrorNotice error={work.error} />
      {work.data === undefined && work.error === null ? <Loading /> : null}
      {work.data !== undefined && next === undefined && training.length === 0 ? (
        <Card>
          <EmptyState
            icon={<NotebookPen size={28} aria-hidden />}
            title={locked.length === 0 ? 'Nothing assigned to you yet' : 'All done for now'}
          >
            {locked.length === 0
              ? 'When a recording is assigned to you, it appears here. A lead assigns them under Recordings, also to themselves.'
              : 'Every recording that was assigned to you is coded and locked. Thank you.'}
          </EmptyState>
        </Card>
      ) : null}
      {next === undefined ? null : <Next item={next} />}
      <Trainings items={training} />
      <Items title="Begun" items={open.filter((item) => item !== next)} step="Go on" />
      <Items title="Waiting" items={waiting.filter((item) => item !== next)} step="Start" />
      <Items title="Locked" items={locked} step="Look at it" />
    </Page>
  )
}

function Next({ item }: { readonly item: WorkItem }) {
  const begun = item.status === 'open'
  return (
    <Card>
      <div className={styles.next}>
        <div>
          <small>{begun ? 'Go on where you stopped' : 'Next recording'}</small>
          <p className={styles.code}>{item.displayCode}</p>
          <p>
            {item.schemeName} · v{item.schemeVersion} · {shortClock(item.durationMs)}
            {begun ? ` · ${counted(item.records, 'entry', 'entries')} so far` : ''}
          </p>
        </div>
        <Button kind="primary" onPress={() => code(item)}>
          {begun ? 'Go on coding' : 'Start coding'}
        </Button>
      </div>
    </Card>
  )
}

type ItemsProps = { readonly title: string; readonly items: readonly WorkItem[]; readonly step: string }

function Items({ title, items, step }: ItemsProps) {
  if (items.length === 0) return null
  return (
    <Card>
      <h2 className={styles.heading}>{title}</h2>
      <Table caption={title} dense>
        <thead>
          <tr>
            <th scope="col">Recording</th>
            <th scope="col">Scheme</th>
            <th scope="col" data-align="right">
              Length
            </th>
            <th scope="col" data-align="right">
              Entries
            </th>
            <th scope="col">
              <span className="sr-only">Step</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.assignmentId}>
              <th scope="row">{item.displayCode}</th>
              <td>
                {item.schemeName} v{item.schemeVersion}
              </td>
              <td data-align="right">{shortClock(item.durationMs)}</td>
              <td data-align="right">{item.records}</td>
              <td data-align="right">
                <Button small aria-label={`${step}: ${item.displayCode}`} onPress={() => code(item)}>
                  {step}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
