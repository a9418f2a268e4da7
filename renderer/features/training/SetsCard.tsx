import { Layers } from 'lucide-react'
import { useState } from 'react'
import type { TrainingSetRow } from '#shared/study/training.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { useQuery } from '../../host/use-query.ts'
import { goTo } from '../../host/use-route.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { counted } from '../../ui/format/figures.ts'
import { Loading } from '../../ui/Loading.tsx'
import { Card } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { GiveDialog } from './GiveDialog.tsx'
import { SetDialog } from './SetDialog.tsx'
import styles from './training.module.css'
import { kindWords, ruleText } from './words.ts'

type Open = { readonly what: 'make' } | { readonly what: 'edit' | 'give'; readonly set: TrainingSetRow }

/** Practice and test sets, the newest first. */
export function SetsCard() {
  const client = useClient()
  const sets = useQuery('training.sets', {}, { topics: ['training'] })
  const masters = useQuery('training.masters', {}, { topics: ['assignments', 'observation'] })
  const [open, setOpen] = useState<Open | null>(null)
  const close = useAction(async (set: TrainingSetRow) => {
    await client.call('training.closeSet', { id: set.id, closed: set.closedAt === null })
  })
  if (sets.data === undefined || masters.data === undefined) {
    const error = sets.error ?? masters.error
    return error === null ? <Loading /> : <ErrorNotice error={error} />
  }
  const locked = masters.data.filter(({ status }) => status === 'locked')
  const make = (
    <Button kind="primary" isDisabled={locked.length === 0} onPress={() => setOpen({ what: 'make' })}>
      Make a set…
    </Button>
  )
  return (
    <>
      <ErrorNotice error={close.error} />
      <Card>
        {sets.data.length > 0 ? (
          <Sets sets={sets.data} busy={close.busy} onOpen={setOpen} onClose={(set) => void close.run(set)} />
        ) : (
          <EmptyState
            icon={<Layers size={28} aria-hidden />}
            title={locked.length === 0 ? 'No masters yet' : 'No training set yet'}
            actions={
              locked.length > 0 ? (
                make
              ) : (
                <Button onPress={() => goTo({ screen: 'recordings' })}>To the recordings</Button>
              )
            }
          >
            {locked.length === 0
              ? 'Assign recordings as masters to an expert, under Recordings. Once they are coded and locked, sets can be made of them.'
              : `Masters that are locked: ${String(locked.length)}. A set is a list of them, with the rule that coders have to meet.`}
          </EmptyState>
        )}
      </Card>
      {sets.data.length > 0 ? <div className={styles.acts}>{make}</div> : null}
      {open === null ? null : open.what === 'give' ? (
        <GiveDialog set={open.set} onClose={() => setOpen(null)} />
      ) : (
        <SetDialog masters={locked} set={open.what === 'edit' ? open.set : null} onClose={() => setOpen(null)} />
      )}
    </>
  )
}

type SetsProps = {
  readonly sets: readonly TrainingSetRow[]
  readonly busy: boolean
  readonly onOpen: (open: Open) => void
  readonly onClose: (set: TrainingSetRow) => void
}

function Sets({ sets, busy, onOpen, onClose }: SetsProps) {
  return (
    <Table caption="Training sets" dense>
      <thead>
        <tr>
          <th scope="col">Set</th>
          <th scope="col">Kind</th>
          <th scope="col">Scheme</th>
          <th scope="col" data-align="right">
            Recordings
          </th>
          <th scope="col" data-align="right">
            Given
          </th>
          <th scope="col">
            <span className="sr-only">Steps</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sets.map((set) => (
          <tr key={set.id}>
            <th scope="row">
              {set.name}
              {set.kind === 'test' ? <span className={styles.why}>{ruleText(set.rule)}</span> : null}
            </th>
            <td>{kindWords[set.kind]}</td>
            <td>
              {set.schemeName} <span className={styles.muted}>v{set.schemeVersion}</span>
            </td>
            <td data-align="right" title={set.clips.map(({ label }) => label).join('\n')}>
              {set.clips.length}
            </td>
            <td data-align="right">{counted(set.runs, 'time')}</td>
            <td>
              <div className={styles.acts}>
                {set.closedAt === null ? (
                  <Button small aria-label={`Give ${set.name} to coders`} onPress={() => onOpen({ what: 'give', set })}>
                    Give to coders…
                  </Button>
                ) : null}
                <Button
                  small
                  kind="quiet"
                  aria-label={`Edit ${set.name}`}
                  onPress={() => onOpen({ what: 'edit', set })}
                >
                  {set.runs > 0 ? 'Rename…' : 'Edit…'}
                </Button>
                <Button small kind="quiet" isDisabled={busy} onPress={() => onClose(set)}>
                  {set.closedAt === null ? 'Close' : 'Open again'}
                </Button>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
