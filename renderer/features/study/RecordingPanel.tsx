import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { RecordingDetail } from '#shared/study/recording.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { counted } from '../../ui/format/figures.ts'
import { shortClock } from '../../ui/format/time.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Card } from '../../ui/Page.tsx'
import { EditRecordingDialog } from './EditRecordingDialog.tsx'
import { progressWords, statusWords } from './recording-words.ts'
import { RecordingGlyph } from './RecordingGlyph.tsx'
import { RecordingAssignments } from './RecordingAssignments.tsx'
import { RecordingEpisodes } from './RecordingEpisodes.tsx'
import { RecordingFiles } from './RecordingFiles.tsx'
import styles from './study.module.css'
import type { Selection } from './use-selection.ts'

type RecordingPanelProps = {
  readonly id: string
  readonly selection: Selection
  readonly onAssign: () => void
  readonly onClose: () => void
}

/** One recording beside the grid: its files, its episodes, and who codes it. Escape closes it. */
export function RecordingPanel({ id, selection, onAssign, onClose }: RecordingPanelProps) {
  const recording = useQuery('recordings.get', { id }, { topics: ['recordings', 'assignments'] })
  const panel = useRef<HTMLDivElement>(null)
  const opener = useRef(document.activeElement)
  useEffect(() => {
    const from = opener.current
    panel.current?.focus()
    return () => {
      if (from instanceof HTMLElement) from.focus()
    }
  }, [])
  const detail = recording.data
  // A step that was pressed may be gone afterwards, and the focus with it: the panel keeps it, so that Escape still closes.
  useEffect(() => {
    if (document.activeElement === document.body) panel.current?.focus()
  }, [detail])
  return (
    <Card>
      <div
        ref={panel}
        className={styles.panel}
        role="region"
        aria-label="Recording"
        tabIndex={-1}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose()
        }}
      >
        <ErrorNotice error={recording.error} />
        {detail === undefined ? (
          recording.error === null ? (
            <Loading />
          ) : null
        ) : (
          <>
            <Head detail={detail} onClose={onClose} />
            <RecordingFiles detail={detail} />
            <RecordingEpisodes key={JSON.stringify(detail.episodeList)} detail={detail} />
            <RecordingAssignments
              detail={detail}
              onAssign={() => {
                selection.clear()
                selection.set([detail.id], true)
                onAssign()
              }}
            />
          </>
        )}
      </div>
    </Card>
  )
}

function Head({ detail, onClose }: { readonly detail: RecordingDetail; readonly onClose: () => void }) {
  const [editing, setEditing] = useState(false)
  const here = detail.status === 'received'
  const facts = [
    ...(detail.durationMs > 0 ? [shortClock(detail.durationMs)] : []),
    ...(detail.cameras > 0 ? [counted(detail.cameras, 'camera')] : []),
    ...(detail.task === '' ? [] : [detail.task]),
    ...(detail.site === '' ? [] : [detail.site]),
  ]
  return (
    <>
      <div className={styles.panelHead}>
        <div>
          <h2>
            {detail.dyad} · {detail.timePoint}
          </h2>
          <p>{facts.join(' · ')}</p>
        </div>
        <IconButton small label="Close" onPress={onClose}>
          <X size={15} aria-hidden />
        </IconButton>
      </div>
      <div className={styles.row}>
        <RecordingGlyph state={here ? detail.progress : 'missing'} />
        <span>{here ? progressWords[detail.progress] : `not codable: ${statusWords[detail.status]}`}</span>
        <Button small onPress={() => setEditing(true)}>
          Edit…
        </Button>
      </div>
      {editing ? <EditRecordingDialog detail={detail} onClose={() => setEditing(false)} /> : null}
    </>
  )
}
