import type { RecordingDetail } from '#shared/study/recording.ts'
import { useChooser } from '../../host/chooser.tsx'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { codecName } from '../../ui/format/codec.ts'
import { counted } from '../../ui/format/figures.ts'
import { tell } from '../../ui/toasts.ts'
import { mediaWords } from './recording-words.ts'
import styles from './study.module.css'

/** The camera files; one that is not in its place can be found again, and its neighbours with it. */
export function RecordingFiles({ detail }: { readonly detail: RecordingDetail }) {
  const client = useClient()
  const choose = useChooser()
  const relink = useAction(async (mediaId: string) => {
    const [path] = await choose('media-files')
    if (path === undefined) return
    const { relinked, stillMissing } = await client.call('media.relink', { mediaId, path })
    const rest = stillMissing === 0 ? '' : ` ${counted(stillMissing, 'file')} still not found.`
    tell(`${counted(relinked, 'file')} found again.${rest}`)
  })
  return (
    <section className={styles.part}>
      <h3>Files</h3>
      <ul className={styles.files}>
        {detail.fileNames.map((file) => {
          const camera = detail.cameraList.find((one) =>
            one.segments.some((segment) => segment.mediaId === file.mediaId),
          )
          const segment = camera?.segments.find((one) => one.mediaId === file.mediaId)
          return (
            <li key={file.mediaId} className={styles.file}>
              <b>{file.name}</b>
              <Badge kind={file.state === 'present' ? 'pass' : file.state === 'missing' ? 'fail' : 'warn'}>
                {mediaWords[file.state]}
              </Badge>
              <small>
                {[
                  camera?.label,
                  camera?.isReference === true ? 'reference' : undefined,
                  segment === undefined ? undefined : `${String(segment.width)} × ${String(segment.height)}`,
                  segment === undefined ? undefined : codecName(segment.codec),
                  segment?.hasAudio === false ? 'no sound' : undefined,
                ]
                  .filter((part) => part !== undefined && part !== '')
                  .join(' · ')}
              </small>
              {file.state === 'present' ? null : (
                <div className={styles.relink}>
                  <Button small isDisabled={relink.busy} onPress={() => void relink.run(file.mediaId)}>
                    Re-link…
                  </Button>
                </div>
              )}
            </li>
          )
        })}
      </ul>
      {detail.fileNames.length === 0 ? <p className={styles.muted}>No file.</p> : null}
      <ErrorNotice error={relink.error} />
    </section>
  )
}
