import { textOf } from '#shared/contract/messages.ts'
import type { Camera } from '#shared/study/recording.ts'
import type { CameraProblem } from '../../state/player.ts'

/** Words for a coder in front of a camera without a picture: what is safe, and who can help. The catalogue may overrule them. */
const texts: Readonly<Record<CameraProblem, string>> = {
  'media-missing':
    'The file is not where it was. Nothing coded is lost. Tell whoever looks after the recordings; what another camera shows can be coded meanwhile.',
  'media-no-picture':
    'The file has sound but no picture that can be shown here. Tell whoever looks after the recordings: it has to be converted.',
  'media-unreadable':
    'The file cannot be played. Nothing coded is lost. Check that its disk is connected, then try again.',
  'media-vanished':
    'The file went away while it was open. Every code that is called saved is saved. Connect its disk again, then try again.',
}

export function problemText(problem: CameraProblem, camera: string): string {
  return textOf(`camera.${problem}`, { name: camera }, texts[problem])
}

/** Said on the picture while its file sends nothing. */
export function waitingText(camera: string): string {
  return textOf('camera.media-waiting', { name: camera }, `Waiting for the file of “${camera}”. It goes on by itself.`)
}

/** Said over a picture whose file is no longer the one that was added, or null where each file still is. */
export function changedText({ label, segments }: Pick<Camera, 'label' | 'segments'>): string | null {
  const parts = segments.flatMap(({ state }, n) => (state === 'changed' ? [n + 1] : []))
  if (parts.length === 0) return null
  const all = parts.length === segments.length
  const which = all ? '' : parts.length === 1 ? `Part ${parts.join()} of ` : `Parts ${parts.join(', ')} of `
  return textOf(
    'camera.media-changed',
    { name: label, which },
    `${which}“${label}”: the file is not the one that was added, so codes may not fall on the same frames. Nothing coded is lost. Tell whoever looks after the recordings before you go on.`,
  )
}
