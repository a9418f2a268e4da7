import type { WorkItem } from '#shared/study/assignment.ts'
import { goTo } from '../../host/use-route.ts'
import { Button } from '../../ui/Button.tsx'
import { shortClock } from '../../ui/format/time.ts'
import { Card } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import styles from './work.module.css'

const kindWords = { practice: 'Practice', test: 'Test' } as const

/** Training that is not done yet, each set by itself; what is done stands under Training. */
export function Trainings({ items }: { readonly items: readonly WorkItem[] }) {
  const runs = new Map<string, WorkItem[]>()
  for (const item of items) {
    const id = item.training?.runId ?? ''
    runs.set(id, [...(runs.get(id) ?? []), item])
  }
  const open = [...runs.values()].filter((run) => run.some(({ status }) => status !== 'locked'))
  return open.map((run) => <Training key={run[0]?.training?.runId} items={run} />)
}

function Training({ items }: { readonly items: readonly WorkItem[] }) {
  const [first] = items
  const training = first?.training ?? null
  if (first === undefined || training === null) return null
  const title = `${kindWords[training.kind]}: ${training.setName}${training.round > 1 ? `, round ${String(training.round)}` : ''}`
  return (
    <Card>
      <h2 className={styles.heading}>{title}</h2>
      <p className={styles.explained}>
        {training.kind === 'practice'
          ? 'After each lock you see your coding beside the master’s.'
          : 'Coded once, without feedback. The result is there when the last one is locked.'}
      </p>
      <Table caption={title} dense>
        <thead>
          <tr>
            <th scope="col">Recording</th>
            <th scope="col">Scheme</th>
            <th scope="col" data-align="right">
              Length
            </th>
            <th scope="col">State</th>
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
              <td>{item.status === 'open' ? 'begun' : item.status}</td>
              <td data-align="right">
                <Step item={item} isPractice={training.kind === 'practice'} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Step({ item, isPractice }: { readonly item: WorkItem; readonly isPractice: boolean }) {
  const { assignmentId, displayCode, status } = item
  if (status !== 'locked') {
    const words = status === 'open' ? 'Go on' : 'Start'
    return (
      <Button small aria-label={`${words}: ${displayCode}`} onPress={() => goTo({ screen: 'code', assignmentId })}>
        {words}
      </Button>
    )
  }
  if (!isPractice) return null
  return (
    <Button
      small
      kind="quiet"
      aria-label={`Beside the master: ${displayCode}`}
      onPress={() => goTo({ screen: 'feedback', assignmentId })}
    >
      Beside the master
    </Button>
  )
}
