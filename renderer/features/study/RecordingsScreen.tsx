import { Film, Plus } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useStudy } from '../../host/study-context.tsx'
import { goTo } from '../../host/use-route.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { counted } from '../../ui/format/figures.ts'
import { Loading } from '../../ui/Loading.tsx'
import { Card, Page, Sums } from '../../ui/Page.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { AssignDialog } from './AssignDialog.tsx'
import { Legend } from './RecordingGlyph.tsx'
import { RecodeDialog } from './RecodeDialog.tsx'
import { RecordingPanel } from './RecordingPanel.tsx'
import { RecordingsGrid } from './RecordingsGrid.tsx'
import styles from './study.module.css'
import { useSelection } from './use-selection.ts'

const pageSize = 100
const everySite = ' all'

/** Dyads by time points: what is there, and how far each recording is. @param shown the recording that is open at first. */
export function RecordingsScreen({ shown = null }: { readonly shown?: string | null }) {
  const { summary } = useStudy()
  const { sums } = summary
  const [text, setText] = useState('')
  const [site, setSite] = useState(everySite)
  const [offset, setOffset] = useState(0)
  const [openId, setOpenId] = useState<string | null>(shown)
  const [assigning, setAssigning] = useState(false)
  const [recoding, setRecoding] = useState(false)
  const selection = useSelection()
  const grid = useQuery(
    'recordings.grid',
    { offset, limit: pageSize, text: useDeferredValue(text), site: site === everySite ? '' : site },
    { topics: ['recordings', 'assignments', 'observation'] },
  )
  const add = (
    <Button kind="primary" onPress={() => goTo({ screen: 'add' })}>
      <Plus size={15} aria-hidden /> Add recordings…
    </Button>
  )
  if (sums.recordings === 0) return <NoRecordings add={add} />
  return (
    <Page
      fill
      title="Recordings"
      intro={`${counted(sums.dyads, 'dyad')}, ${counted(sums.timePoints.length, 'time point')}. Every dyad stays listed, also with one recording.`}
      actions={add}
    >
      <Sums
        sums={[
          { label: 'planned or received', value: sums.recordings },
          { label: 'received', value: sums.received },
          { label: 'codable', value: sums.codable },
          { label: 'coded and locked', value: sums.locked },
          { label: 'coded twice', value: sums.lockedTwice },
        ]}
      />
      <ErrorNotice error={grid.error} />
      <div className={cx(styles.layout, openId !== null && styles.withPanel)}>
        <Card>
          <div className={styles.bar}>
            {selection.ids.size > 0 ? (
              <SelectionBar
                count={selection.ids.size}
                onAssign={() => setAssigning(true)}
                onRecode={() => setRecoding(true)}
                onClear={selection.clear}
              />
            ) : (
              <>
                <div className={styles.find}>
                  <TextField
                    hideLabel
                    type="search"
                    label="Find a dyad or recording"
                    placeholder="Find a dyad or recording"
                    value={text}
                    maxLength={60}
                    onChange={(value) => {
                      setText(value)
                      setOffset(0)
                    }}
                  />
                </div>
                {sums.sites.length > 1 ? (
                  <div className={styles.site}>
                    <Select
                      hideLabel
                      label="Site"
                      value={site}
                      onChange={(id) => {
                        setSite(id)
                        setOffset(0)
                      }}
                      options={[
                        { id: everySite, label: 'Site: all' },
                        ...sums.sites.map((one) => ({ id: one, label: `Site: ${one}` })),
                      ]}
                    />
                  </div>
                ) : null}
              </>
            )}
            <Legend />
          </div>
          {grid.data === undefined && grid.error === null ? <Loading /> : null}
          {grid.data?.total === 0 ? (
            <EmptyState title="Nothing found">No dyad or recording fits what you look for.</EmptyState>
          ) : null}
          {grid.data === undefined || grid.data.total === 0 ? null : (
            <>
              <RecordingsGrid grid={grid.data} selection={selection} openId={openId} onOpen={setOpenId} />
              <Pager offset={offset} size={pageSize} total={grid.data.total} noun="dyad" onMove={setOffset} />
            </>
          )}
        </Card>
        {openId === null ? null : (
          <RecordingPanel
            key={openId}
            id={openId}
            selection={selection}
            onAssign={() => setAssigning(true)}
            onClose={() => setOpenId(null)}
          />
        )}
      </div>
      {assigning ? (
        <AssignDialog recordingIds={[...selection.ids]} onClose={() => setAssigning(false)} onDone={selection.clear} />
      ) : null}
      {recoding ? (
        <RecodeDialog recordingIds={[...selection.ids]} onClose={() => setRecoding(false)} onDone={selection.clear} />
      ) : null}
    </Page>
  )
}

type SelectionBarProps = {
  readonly count: number
  readonly onAssign: () => void
  readonly onRecode: () => void
  readonly onClear: () => void
}

function SelectionBar({ count, onAssign, onRecode, onClear }: SelectionBarProps) {
  return (
    <div className={styles.selection} role="status">
      <b>{counted(count, 'recording')} selected</b>
      <Button kind="primary" onPress={onAssign}>
        Assign…
      </Button>
      <Button onPress={onRecode}>Code anew…</Button>
      <Button kind="quiet" onPress={onClear}>
        Clear
      </Button>
    </div>
  )
}

function NoRecordings({ add }: { readonly add: React.ReactNode }) {
  return (
    <Page title="Recordings">
      <Card>
        <EmptyState icon={<Film size={28} aria-hidden />} title="No recordings yet" actions={add}>
          Add single files or a whole folder. They stay where they are; Attune reads them in place and remembers which
          dyad and time point each belongs to.
        </EmptyState>
      </Card>
    </Page>
  )
}
