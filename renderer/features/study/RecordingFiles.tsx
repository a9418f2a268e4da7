import type { RecordingDetail } from '#shared/study/recording.ts'
import { useChooser } from '../../host/chooser.tsx'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { goTo } from '../../host/use-route.ts'
import { useAction } from '../../host/use-action.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { codecName } from '../../ui/format/codec.ts'
import { counted } from '../../ui/format/figures.ts'
import { MiddleText } from '../../ui/MiddleText.tsx'
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
  const begun = detail.progress !== 'received' && detail.progress !== 'assigned'
  return (
    <section className={styles.part}>
      <header>
        <h3>Files</h3>
        {detail.cameraList.length > 1 ? (
          <Button small onPress={() => goTo({ screen: 'align', recordingId: detail.id })}>
            Put cameras on one clock…
          </Button>
        ) : null}
      </header>
      <ul className={styles.files}>
        {detail.fileNames.map((file) => {
          const camera = detail.cameraList.find((one) =>
            one.segments.some((segment) => segment.mediaId === file.mediaId),
          )
          const segment = camera?.segments.find((one) => one.mediaId === file.mediaId)
          return (
            <li key={file.mediaId} className={styles.file}>
              <b>
                <MiddleText>{file.name}</MiddleText>
              </b>
              <Badge kind={file.state === 'present' ? 'pass' : file.state === 'missing' ? 'fail' : 'warn'}>
                {mediaWords[file.state]}
              </Badge>
              <small>
                {[
                  camera?.label,
                  camera === undefined || camera.segments.length < 2
                    ? undefined
                    : `part ${String(camera.segments.findIndex((one) => one.mediaId === file.mediaId) + 1)} of ${String(camera.segments.length)}`,
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
                    Show where it is…
                  </Button>
                </div>
              )}
            </li>
          )
        })}
      </ul>
      {detail.fileNames.some((file) => file.state === 'changed') && begun ? (
        <p className={styles.muted}>
          A file is another one than when it was added. Codes keep their times; look whether it is the right recording.
        </p>
      ) : null}
      {detail.fileNames.length === 0 ? <p className={styles.muted}>No file.</p> : null}
      <ErrorNotice error={relink.error} />
    </section>
  )
}
