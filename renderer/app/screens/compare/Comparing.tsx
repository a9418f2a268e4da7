import { useEffect, useMemo, useState, type MouseEvent } from 'react'
import type { CompareView } from '#shared/contract/compare-views.ts'
import type { Moment } from '#shared/study/moment.ts'
import { plainStage } from '#shared/study/place.ts'
import { momentOptions, offeredChoices } from '#shared/reliability/consensus/moment-options.ts'
import { KeysContext } from '../../../commands/keys-context.ts'
import { MiniTransport } from '../../../features/align/MiniTransport.tsx'
import { CompareHeader } from '../../../features/compare/CompareHeader.tsx'
import { LoopBar } from '../../../features/compare/LoopBar.tsx'
import { OtherDialog } from '../../../features/compare/OtherDialog.tsx'
import { ThirdCoderDialog } from '../../../features/compare/ThirdCoderDialog.tsx'
import type { Compare } from '../../../features/compare/use-compare.ts'
import { CameraStage } from '../../../features/player/CameraStage.tsx'
import { ErrorNotice } from '../../../host/ErrorNotice.tsx'
import { nameHere } from '../../../host/use-route.ts'
import { useStudy } from '../../../host/study-context.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import styles from '../../../features/compare/compare.module.css'
import { ComparedTimeline } from './ComparedTimeline.tsx'
import { CompareSide } from './CompareSide.tsx'
import { useCompareKeys } from './use-compare-keys.ts'
import type { Opened } from '../align/use-players.ts'
import { useMomentLoop } from './use-moment-loop.ts'
import { useMomentPlace } from './use-moment-place.ts'

type ComparingProps = {
  readonly compare: Compare
  readonly view: CompareView
  readonly opened: Opened
  /** The difference that the address names. */
  readonly wanted: string | null
  readonly onExit: () => void
}

export function Comparing({ compare, view, opened, wanted, onExit }: ComparingProps) {
  const { player, pictures } = opened
  const { summary } = useStudy()
  const place = useMomentPlace(view, wanted)
  const { current } = place
  const loop = useMomentLoop(player, view, current)
  const [stage, setStage] = useState(plainStage)
  // A reason belongs to the difference that it was typed for.
  const [typed, setTyped] = useState({ of: '', text: '' })
  const at = current?.key ?? ''
  const reason = typed.of === at ? typed.text : ''
  const setReason = (text: string): void => setTyped({ of: at, text })
  const [dialog, setDialog] = useState<'other' | 'close' | 'third' | null>(null)
  const options = useMemo(() => (current === null ? [] : momentOptions(current, view.scheme)), [current, view.scheme])
  const offered = useMemo(() => (current === null ? [] : offeredChoices(current, view.scheme)), [current, view.scheme])
  useEffect(() => {
    if (current === null) return
    const { recordingId, scheme } = view
    const ref = { id: scheme.id, version: scheme.version }
    nameHere({ screen: 'compare', recordingId, scheme: ref, moment: current.key })
  }, [view, current])
  const readOnly = summary.readOnly !== null
  const isOpen = !readOnly && !compare.isStale && view.consensus?.status !== 'closed'

  const decideNow = async (moment: Moment, choice: 'first' | 'second' | 'other', other: string | null, why: string) => {
    if (!(await compare.decide({ moment: moment.key, choice, other, reason: why.trim() }))) return
    setReason('')
    setDialog(null)
    place.goToOpen(moment.key)
  }
  const decide = (choice: 'first' | 'second' | 'other'): void => {
    if (current === null || !offered.includes(choice)) return
    if (choice !== 'other') void decideNow(current, choice, null, reason)
    else setDialog('other')
  }
  const stepBack = (direction: 'undo' | 'redo', key: string | null) => {
    if (!isOpen || key === null) return undefined
    return () => void compare.step(direction).then((done) => (done ? place.choose(key) : undefined))
  }
  const keys = useCompareKeys({
    player,
    goBy: place.goBy,
    goToOpen: () => place.goToOpen(current?.key ?? null),
    replay: loop.replay,
    widen: loop.widen,
    decide: isOpen && current !== null ? decide : undefined,
    undo: stepBack('undo', view.consensus?.undo ?? null),
    redo: stepBack('redo', view.consensus?.redo ?? null),
  })
  return (
    <KeysContext value={keys}>
      <div className={styles.screen} onClick={letGoOfFocus}>
        <CompareHeader
          view={view}
          settled={place.settledDue}
          due={place.due}
          readOnly={readOnly}
          busy={compare.busy}
          onExit={onExit}
          onClose={() => setDialog('close')}
          onThird={() => setDialog('third')}
        />
        <main className={styles.main}>
          <ErrorNotice
            error={compare.error}
            action={compare.isStale ? <Button onPress={compare.load}>Load the decisions again</Button> : undefined}
          />
          <CameraStage
            player={player}
            cameras={view.cameras}
            pictures={pictures}
            setting={stage}
            onSetting={setStage}
          />
          <MiniTransport player={player} of="all cameras">
            <LoopBar margin={loop.margin} />
          </MiniTransport>
        </main>
        <CompareSide
          view={view}
          place={place}
          reason={reason}
          onReason={setReason}
          offered={offered}
          canDecide={isOpen && !compare.busy}
          onChoose={place.choose}
          onSeek={(atMs) => {
            player.setLoop(null)
            player.seekTo(atMs)
          }}
        />
        <ComparedTimeline
          view={view}
          moments={place.moments}
          current={current}
          player={player}
          onChoose={place.choose}
        />
      </div>
      {dialog === 'other' && current !== null ? (
        <OtherDialog
          options={options}
          busy={compare.busy}
          error={compare.error}
          reason={reason}
          onDecide={(other, why) => void decideNow(current, 'other', other, why)}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === 'third' ? (
        <ThirdCoderDialog recordingId={view.recordingId} scheme={view.scheme} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'close' ? (
        <CloseDialog
          busy={compare.busy}
          error={compare.error}
          onClose={() => setDialog(null)}
          onSure={() => void compare.close().then((done) => (done ? setDialog(null) : undefined))}
        />
      ) : null}
    </KeysContext>
  )
}

type CloseDialogProps = {
  readonly busy: boolean
  readonly error: unknown
  readonly onClose: () => void
  readonly onSure: () => void
}

function CloseDialog({ busy, error, onClose, onSure }: CloseDialogProps) {
  return (
    <Dialog
      title="Close this consensus?"
      isOpen
      isBusy={busy}
      onClose={onClose}
      intro="From here on nobody changes it. Both codings stay as they are, and agreement is computed from them alone."
      footer={
        <>
          <Button onPress={onClose} isDisabled={busy}>
            Cancel
          </Button>
          <Button kind="primary" onPress={onSure} isDisabled={busy}>
            Close it
          </Button>
        </>
      }
    >
      <ErrorNotice error={error} />
    </Dialog>
  )
}

/** After a press with the mouse the keyboard is for deciding again, not for the button that was pressed. */
function letGoOfFocus(event: MouseEvent<HTMLDivElement>): void {
  const focused = document.activeElement
  const byMouse = event.detail > 0
  if (byMouse && focused instanceof HTMLElement && event.currentTarget.contains(focused) && focused.matches('button'))
    focused.blur()
}
