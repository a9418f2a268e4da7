import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import type { ConversionRow, MediaPage } from '#shared/study/media.ts'
import { useWork } from '../../host/background-work.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useStudy } from '../../host/study-context.tsx'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { counted } from '../../ui/format/figures.ts'
import { Menu } from '../../ui/Menu.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page, Sums } from '../../ui/Page.tsx'
import { CopiesCard } from './CopiesCard.tsx'
import { EveryByteDialog } from './EveryByteDialog.tsx'
import { FILES_A_PAGE, FilesCard, type Show } from './FilesCard.tsx'
import { LOOK_THROUGH } from '../../host/background-look.ts'
import styles from './media.module.css'
import { OrphanedCopies } from './OrphanedCopies.tsx'
import { useFileActions, type FileActions } from './use-file-actions.ts'
import { WorkLines } from './WorkLines.tsx'

/** Where the files of the study are, whether they are still what was added, and what they are played from. */
export function FilesScreen() {
  const { summary } = useStudy()
  const readOnly = summary.readOnly !== null
  const actions = useFileActions()
  const [view, setView] = useState<'files' | 'copies'>('files')
  const [show, setShow] = useState<Show>('all')
  const [offset, setOffset] = useState(0)
  const files = useQuery('media.list', { offset, limit: FILES_A_PAGE, show }, { topics: ['recordings', 'conversions'] })
  const copies = useQuery('conversions.list', {}, { topics: ['conversions'] })
  const [asking, setAsking] = useState(false)
  const rows = copies.data ?? []
  const sums = files.data?.sums
  return (
    <Page
      fill
      title="Files"
      intro="Where each recording lies, and whether it is still what was added."
      actions={
        sums === undefined || sums.files === 0 ? undefined : (
          <Steps sums={sums} actions={actions} readOnly={readOnly} onEveryByte={() => setAsking(true)} />
        )
      }
    >
      {sums === undefined || sums.files === 0 ? null : <Overview sums={sums} />}
      <div className={styles.lines}>
        <ErrorNotice error={files.error ?? copies.error ?? actions.error} />
        <WorkLines />
        <Waiting rows={rows} actions={actions} readOnly={readOnly} />
        <OrphanedCopies rows={rows} />
      </div>
      {view === 'files' ? (
        <FilesCard
          page={files.data}
          failed={files.error !== null}
          copies={rows.length}
          show={show}
          offset={offset}
          actions={actions}
          readOnly={readOnly}
          onShow={(next) => {
            setShow(next)
            setOffset(0)
          }}
          onMove={setOffset}
          onCopies={() => setView('copies')}
        />
      ) : (
        <CopiesCard rows={rows} readOnly={readOnly} onRetry={actions.goOn} onFiles={() => setView('files')} />
      )}
      {asking && sums !== undefined ? (
        <EveryByteDialog
          files={sums.files - sums.missing}
          withoutHash={sums.withoutHash}
          onClose={() => setAsking(false)}
          onBegin={() => {
            setAsking(false)
            actions.compare('all', true)
          }}
        />
      ) : null}
    </Page>
  )
}

function Overview({ sums }: Pick<MediaPage, 'sums'>) {
  return (
    <Sums
      sums={[
        { label: 'files', value: sums.files },
        { label: 'not found', value: sums.missing },
        { label: 'changed', value: sums.changed },
        { label: 'played from a copy', value: sums.converted },
        { label: 'not yet looked through', value: Math.max(sums.withoutPictureCheck, sums.withoutWaveform) },
      ]}
    />
  )
}

type StepsProps = Pick<MediaPage, 'sums'> & {
  readonly actions: FileActions
  readonly readOnly: boolean
  readonly onEveryByte: () => void
}

/** What comes first depends on what is the matter: what is missing is looked for, else what is there is compared. */
function Steps({ sums, actions, readOnly, onEveryByte }: StepsProps) {
  const comparing = useWork((all) => all['media.check']?.running === true)
  const searching = useWork((all) => all['media.relinkFolder']?.running === true)
  const looking = useWork((all) => all[LOOK_THROUGH]?.running === true)
  const isMissing = sums.missing > 0 || sums.copiesAway > 0
  const lacking = Math.max(sums.withoutPictureCheck, sums.withoutWaveform)
  return (
    <>
      <Menu
        label="More steps"
        trigger={
          <Button>
            More <ChevronDown size={14} aria-hidden />
          </Button>
        }
        entries={[
          { id: 'bytes', label: 'Compare every byte…', isDisabled: comparing || readOnly },
          {
            id: 'look',
            label:
              lacking > 0 ? `Look through pictures and sound (${counted(lacking, 'file')})` : 'All are looked through',
            isDisabled: looking || readOnly || lacking === 0,
          },
        ]}
        onAction={(id) => {
          if (id === 'bytes') onEveryByte()
          else actions.lookThrough()
        }}
      />
      <Button
        kind={isMissing ? 'secondary' : 'primary'}
        isDisabled={comparing || readOnly}
        onPress={() => actions.compare('all', false)}
      >
        Compare with what was added
      </Button>
      <Button
        kind={isMissing ? 'primary' : 'secondary'}
        isDisabled={searching || !isMissing || actions.busy || readOnly}
        onPress={actions.findMoved}
      >
        Find moved files…
      </Button>
    </>
  )
}

type WaitingProps = {
  readonly rows: readonly ConversionRow[]
  readonly actions: FileActions
  readonly readOnly: boolean
}

/** Copies that nobody is making: the window was closed on them, or they were stopped. */
function Waiting({ rows, actions, readOnly }: WaitingProps) {
  const running = useWork((all) => all['conversions.run']?.running === true)
  const queued = rows.filter((row) => row.status === 'queued').length
  if (running || queued === 0 || rows.some((row) => row.status === 'running')) return null
  return (
    <Notice
      action={
        <Button small isDisabled={readOnly || actions.busy} onPress={actions.goOn}>
          Go on with {counted(queued, 'copy', 'copies')}
        </Button>
      }
    >
      {counted(queued, 'copy', 'copies')} {queued === 1 ? 'waits' : 'wait'} to be made.
    </Notice>
  )
}
