import { X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import type { MediaListRow, Stretch } from '#shared/study/media.ts'
import { useWork } from '../../host/background-work.ts'
import { hashOf } from '../../host/routes.ts'
import { Button } from '../../ui/Button.tsx'
import { fileSize } from '../../ui/format/bytes.ts'
import { instant, shortClock } from '../../ui/format/time.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Card } from '../../ui/Page.tsx'
import { StateBadge } from './FilesTable.tsx'
import { LOOK_THROUGH } from '../../host/background-look.ts'
import styles from './media.module.css'
import type { FileActions } from './use-file-actions.ts'
import {
  isMute,
  kindWords,
  noSoundWords,
  rateWords,
  soundWords,
  stepsAreSlow,
  stretchWords,
  whereFrom,
} from './words.ts'

type FilePanelProps = {
  readonly row: MediaListRow
  readonly actions: FileActions
  readonly readOnly: boolean
  readonly onClose: () => void
}

/** All that is known of one file, and what can be done with it. Escape closes it. */
export function FilePanel({ row, actions, readOnly, onClose }: FilePanelProps) {
  const panel = useRef<HTMLDivElement>(null)
  const opener = useRef(document.activeElement)
  useEffect(() => {
    const from = opener.current
    panel.current?.focus()
    return () => {
      if (from instanceof HTMLElement) from.focus()
    }
  }, [])
  return (
    <Card>
      <div
        ref={panel}
        className={styles.panel}
        role="region"
        aria-label="File"
        tabIndex={-1}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose()
        }}
      >
        <div className={styles.panelHead}>
          <div>
            <h2>{row.name}</h2>
            <p>
              <a href={hashOf({ screen: 'recording', recordingId: row.recordingId })}>{whereFrom(row)}</a>
            </p>
          </div>
          <IconButton small label="Close" onPress={onClose}>
            <X size={15} aria-hidden />
          </IconButton>
        </div>
        <State row={row} actions={actions} readOnly={readOnly} />
        <Facts row={row} />
        <Picture row={row} actions={actions} readOnly={readOnly} />
        <Copies row={row} actions={actions} readOnly={readOnly} />
      </div>
    </Card>
  )
}

type PartProps = Omit<FilePanelProps, 'onClose'>

function State({ row, actions, readOnly }: PartProps) {
  const comparing = useWork((all) => all['media.check']?.running === true)
  return (
    <section className={styles.part}>
      <div className={styles.row}>
        <StateBadge state={row.state} />
      </div>
      {row.state === 'missing' ? (
        <p className={styles.muted}>
          It is no longer where it was. Nothing coded is lost. Show where it lies now; its neighbours are found with it.
        </p>
      ) : null}
      {row.state === 'changed' ? (
        <p className={styles.muted}>
          At its place lies a file with other content than when it was added.
          {row.coded ? ' It has been coded: codes keep their times. Look whether this is the right recording.' : ''}
        </p>
      ) : null}
      <p className={styles.muted}>
        {row.checkedAt === null ? 'Not compared with what was added yet.' : `Last compared ${instant(row.checkedAt)}.`}
      </p>
      <div className={styles.row}>
        {row.state === 'present' ? null : (
          <Button small isDisabled={actions.busy || readOnly} onPress={() => actions.relink(row)}>
            Show where it is…
          </Button>
        )}
        {row.state === 'missing' ? null : (
          <Button small isDisabled={comparing || readOnly} onPress={() => actions.compare([row], true)}>
            Compare every byte
          </Button>
        )}
      </div>
    </section>
  )
}

function Facts({ row }: { readonly row: MediaListRow }) {
  return (
    <dl className={styles.facts}>
      <Fact name="Length">{shortClock(row.durationMs)}</Fact>
      <Fact name="Frames a second">{rateWords(row)}</Fact>
      <Fact name="Sound">{soundWords(row)}</Fact>
      <Fact name="Size">{fileSize(row.bytes)}</Fact>
      <Fact name="Played from">{row.rendition === null ? 'the file itself' : kindWords[row.rendition]}</Fact>
      <Fact name="SHA-256">
        {row.sha256 === null ? (
          <span className={styles.muted}>known once every byte was compared</span>
        ) : (
          <code className={styles.hash}>{row.sha256}</code>
        )}
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Picture({ row, actions, readOnly }: PartProps) {
  const looking = useWork((all) => all[LOOK_THROUGH]?.running === true)
  const { picture, gaps } = row
  const nothing = gaps.length === 0 && picture?.black.length === 0 && picture.frozen.length === 0
  return (
    <section className={styles.part}>
      <h3>Picture and sound</h3>
      <Stretches label="No new picture" stretches={gaps} />
      {picture === null ? (
        <p className={styles.muted}>Not looked through yet.</p>
      ) : (
        <>
          <Stretches label="Looks black" stretches={picture.black} />
          <Stretches label="Looks still" stretches={picture.frozen} />
          <p className={styles.muted}>
            {nothing ? 'Nothing black, still or left out was seen. ' : ''}
            One picture in {String(picture.stepMs / 1000)} s was looked at, so something shorter may go unseen.
          </p>
        </>
      )}
      <Sound row={row} />
      <div className={styles.row}>
        <Button
          small
          isDisabled={looking || readOnly || row.state === 'missing'}
          onPress={() => actions.lookThrough([row])}
        >
          {picture === null ? 'Look through it' : 'Look through it again'}
        </Button>
      </div>
    </section>
  )
}

/** Why no sound is drawn, where there should be some. */
function Sound({ row: { hasAudio, hasWaveform, noSound } }: { readonly row: MediaListRow }) {
  if (!hasAudio || hasWaveform) return null
  return (
    <p className={styles.muted}>{noSound === null ? 'The sound has not been drawn yet.' : noSoundWords[noSound]}</p>
  )
}

/** More than this say no more than their number does. */
const MOST_SHOWN = 12

function Stretches({ label, stretches }: { readonly label: string; readonly stretches: readonly Stretch[] }) {
  if (stretches.length === 0) return null
  const more = stretches.length - MOST_SHOWN
  return (
    <p>
      {label} from {stretches.slice(0, MOST_SHOWN).map(stretchWords).join(', from ')}
      {more > 0 ? ` and ${String(more)} more times` : ''}.
    </p>
  )
}

type CopyAwayProps = Pick<PartProps, 'row' | 'actions'> & { readonly blocked: boolean }

/** What became of the copy that should be played, and how to have it again. */
function CopyAway({ row: { rendition, copyState, ...row }, actions, blocked }: CopyAwayProps) {
  if (rendition === null || copyState === null || copyState === 'present') return null
  return (
    <>
      <p className={styles.muted}>
        {copyState === 'missing'
          ? 'The copy that was played in its place is missing.'
          : 'In the place of its copy lies another file, which is not played.'}{' '}
        The original and every code are as they were. Look for moved files, or make the copy again from the original.
      </p>
      <div className={styles.row}>
        <Button
          small
          isDisabled={blocked}
          onPress={() => actions.makeCopy({ ...row, rendition, copyState }, rendition)}
        >
          Make the copy again
        </Button>
      </div>
    </>
  )
}

function Copies({ row, actions, readOnly }: PartProps) {
  const slow = stepsAreSlow(row)
  const blocked = actions.busy || readOnly || row.state === 'missing'
  return (
    <section className={styles.part}>
      <h3>Copy to play from</h3>
      <CopyAway row={row} blocked={blocked} actions={actions} />
      {slow ? (
        <p className={styles.muted}>
          Decoding can begin only every {(row.keyEveryMs / 1000).toFixed(1)} s in this file, so going back by frames is
          slow. A copy for quick steps has the same frames at the same times; codes hold for both.
        </p>
      ) : null}
      {isMute(row) ? (
        <p className={styles.muted}>
          Its sound cannot be played here as it is. A copy with the same pictures and sound that plays can take its
          place.
        </p>
      ) : null}
      <div className={styles.row}>
        {isMute(row) ? (
          <Button small isDisabled={blocked} onPress={() => actions.makeCopy(row, 'remux')}>
            Convert the sound
          </Button>
        ) : null}
        {row.rendition === 'proxy' ? (
          row.copyState === 'present' ? (
            <p className={styles.muted}>It has its copy for quick steps.</p>
          ) : null
        ) : (
          <Button small isDisabled={blocked} onPress={() => actions.makeCopy(row, 'proxy')}>
            Make a copy for quick steps
          </Button>
        )}
      </div>
    </section>
  )
}
