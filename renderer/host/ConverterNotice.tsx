import { messageFor } from '#shared/contract/messages.ts'
import type { ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import styles from './converter.module.css'
import { describeError } from './ErrorNotice.tsx'
import type { Converter } from './use-converter.ts'

type ConverterNoticeProps = {
  readonly converter: Converter
  /** What can be done all the same, or what it is needed for here. */
  readonly children?: ReactNode
  /** Also says which one is used, where there is one: for a place where it can be changed. */
  readonly always?: boolean
}

/** How ffmpeg is got on this system, calmly: nothing is lost without it. Nothing where there is one. */
export function ConverterNotice({ converter, children, always = false }: ConverterNoticeProps) {
  const { state, error, busy } = converter
  const failed = error === null ? null : describeError(error)
  if (state === undefined) return failed === null ? null : <Notice kind="warn">{failed}</Notice>
  const there = state.converter
  if (there !== null && state.problem === null) {
    if (!always && failed === null) return null
    return (
      <p className={styles.line}>
        <span className={styles.program} title={there.path}>
          {failed ?? `Copies are made with ffmpeg ${there.version}${there.chosen ? ', which you chose' : ''}.`}
        </span>
        <Button small kind="quiet" isDisabled={busy} onPress={converter.choose}>
          Choose another…
        </Button>
        {there.chosen ? (
          <Button small kind="quiet" isDisabled={busy} onPress={converter.useSystems}>
            Use the system’s own
          </Button>
        ) : null}
      </p>
    )
  }
  const problem = failed ?? (state.problem === null ? null : messageFor(state.problem))
  const how = waysToGet(state.system)
  return (
    <Notice
      title={state.problem === null ? needed : 'The chosen program cannot be used for converting'}
      action={<Ways converter={converter} hasChosen={state.problem !== null} />}
    >
      <div className={styles.text}>
        {problem === null ? null : <p role="alert">{problem}</p>}
        {there === null ? (
          <>
            <p>
              {how.say} {how.command === '' ? null : <code className={styles.command}>{how.command}</code>}{' '}
              {how.otherwise}
            </p>
            <p>
              {children}
              {children === undefined ? '' : ' '}Recordings stay on this computer, and Attune installs nothing by
              itself.
            </p>
          </>
        ) : (
          <p>Meanwhile copies are made with ffmpeg {there.version}, which is on this computer.</p>
        )}
      </div>
    </Notice>
  )
}

function Ways({ converter, hasChosen }: { readonly converter: Converter; readonly hasChosen: boolean }) {
  return (
    <div className={styles.buttons}>
      <Button small isDisabled={converter.busy} onPress={converter.lookAgain}>
        Look again
      </Button>
      <Button small isDisabled={converter.busy} onPress={converter.choose}>
        Choose ffmpeg…
      </Button>
      {hasChosen ? (
        <Button small kind="quiet" isDisabled={converter.busy} onPress={converter.useSystems}>
          Use the system’s own
        </Button>
      ) : null}
    </div>
  )
}

const needed = 'Converting needs ffmpeg, a free program that is not on this computer yet'

type Way = { readonly say: string; readonly command: string; readonly otherwise: string }

const fromSite = 'Or get it from ffmpeg.org (Download), unpack it, and choose the program here.'

/** How people get ffmpeg on a system, as `converter.get` names it. */
function waysToGet(system: string): Way {
  switch (system) {
    case 'linux-apt':
      return {
        say: 'In a terminal:',
        command: 'sudo apt install ffmpeg',
        otherwise: 'Then choose “Look again”.',
      }
    case 'linux-dnf':
      return {
        say: 'In a terminal, with the RPM Fusion repository switched on:',
        command: 'sudo dnf install ffmpeg',
        otherwise: 'Then choose “Look again”.',
      }
    case 'mac':
      return {
        say: 'With Homebrew, in the Terminal:',
        command: 'brew install ffmpeg',
        otherwise: `Then choose “Look again”. ${fromSite}`,
      }
    case 'windows':
      return {
        say: 'In PowerShell or the Command Prompt:',
        command: 'winget install Gyan.FFmpeg',
        otherwise: `Then choose “Look again”. ${fromSite}`,
      }
    default:
      return {
        say: 'Install the package “ffmpeg” with the package manager of your system.',
        command: '',
        otherwise: 'Then choose “Look again”, or point at the program with “Choose ffmpeg…”.',
      }
  }
}
