import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { dismissWork, idleWork, stopWork, useWork, type WorkState } from '../../host/background-work.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { counted } from '../../ui/format/figures.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { LOOK_THROUGH, type LookedThrough } from '../../host/background-look.ts'
import styles from './media.module.css'

/** Everything that is under way with the files, and how the last of each ended. */
export function WorkLines() {
  return (
    <>
      <WorkLine name="media.check" label="Comparing files" words={checkWords} />
      <WorkLine name="media.relinkFolder" label="Looking for moved files" words={relinkWords} />
      <WorkLine name={LOOK_THROUGH} label="Looking through pictures and sound" words={lookWords} />
      <WorkLine name="conversions.run" label="Making copies" words={copyWords} />
    </>
  )
}

/** A count as jobs report it, `2/5`, as it is said elsewhere. */
const inWords = (note: string): string => note.replace(/^(\d+)\/(\d+)/, '$1 of $2')

type Words<T> = (result: T) => { readonly kind: 'info' | 'warn'; readonly text: string } | null

type WorkLineProps<T> = { readonly name: string; readonly label: string; readonly words: Words<T> }

function WorkLine<T>({ name, label, words }: WorkLineProps<T>) {
  // Each name has one kind of result, given by whoever starts it.
  const work = useWork((all) => all[name] ?? idleWork) as WorkState<T>
  const close = (
    <IconButton small label="Take this note away" onPress={() => dismissWork(name)}>
      <X size={14} aria-hidden />
    </IconButton>
  )
  if (work.running) {
    return (
      <div className={styles.work}>
        <ProgressBar label={label} fraction={work.fraction} note={inWords(work.note)} onCancel={() => stopWork(name)} />
      </div>
    )
  }
  if (work.error !== null) return <ErrorNotice error={work.error} action={close} />
  const ended = work.result === null ? null : words(work.result)
  return ended === null ? null : (
    <Said kind={ended.kind} close={close}>
      {ended.text}
    </Said>
  )
}

function Said({ kind, close, children }: { kind: 'info' | 'warn'; close: ReactNode; children: ReactNode }) {
  return (
    <div role="status">
      <Notice kind={kind} action={close}>
        {children}
      </Notice>
    </div>
  )
}

type Compared = {
  readonly present: number
  readonly missing: number
  readonly changed: number
  readonly copies: number
}

const checkWords: Words<Compared> = ({ present, missing, changed, copies }) => {
  const total = present + missing + changed
  if (missing === 0 && changed === 0 && copies === 0)
    return { kind: 'info', text: `Compared ${counted(total, 'file')}: every one is as it was added.` }
  const parts = [
    `${counted(present, 'file')} as added`,
    ...(changed > 0 ? [`${String(changed)} with other content than when added`] : []),
    ...(missing > 0 ? [`${String(missing)} not found`] : []),
    ...(copies > 0 ? [`${counted(copies, 'copy', 'copies')} missing or exchanged`] : []),
  ]
  return { kind: 'warn', text: `Compared ${counted(total, 'file')}: ${parts.join(', ')}. Codes keep their times.` }
}

const relinkWords: Words<{ relinked: number; stillMissing: number }> = ({ relinked, stillMissing }) => {
  if (relinked === 0 && stillMissing === 0) return { kind: 'info', text: 'No file was missing.' }
  if (stillMissing === 0)
    return { kind: 'info', text: `${counted(relinked, 'file')} found again. Nothing is missing now.` }
  const found =
    relinked === 0 ? 'None of the missing files is in that folder' : `${counted(relinked, 'file')} found again`
  return { kind: 'warn', text: `${found}; ${counted(stillMissing, 'file')} still missing. Nothing else was changed.` }
}

const lookWords: Words<LookedThrough> = ({ files, unread }) => {
  if (unread.length === 0)
    return files === 0
      ? { kind: 'info', text: 'Every file had been looked through already.' }
      : { kind: 'info', text: `Looked through ${counted(files, 'file')}.` }
  return {
    kind: 'warn',
    text: `Looked through ${counted(files - unread.length, 'file')}. Not read to the end: ${unread.slice(0, 5).join(', ')}${unread.length > 5 ? ` and ${String(unread.length - 5)} more` : ''}.`,
  }
}

const copyWords: Words<{ done: number; failed: number }> = ({ done, failed }) => {
  if (done === 0 && failed === 0) return null
  if (failed === 0)
    return {
      kind: 'info',
      text: `${counted(done, 'copy', 'copies')} made and compared with the original, frame by frame.`,
    }
  return {
    kind: 'warn',
    text: `${counted(done, 'copy', 'copies')} made, ${String(failed)} did not work: see the reasons under Copies. The originals are unchanged.`,
  }
}
