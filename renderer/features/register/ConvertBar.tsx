import { Ellipsis } from 'lucide-react'
import { ConverterNotice } from '../../host/ConverterNotice.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useConverter } from '../../host/use-converter.ts'
import { Button } from '../../ui/Button.tsx'
import { soundName } from '../../ui/format/codec.ts'
import { counted } from '../../ui/format/figures.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import styles from './register.module.css'
import { needsCopy, type Conversions, type Wish } from './use-conversions.ts'
import type { ProbedFile } from './use-register.ts'

type ConvertBarProps = { readonly files: readonly ProbedFile[]; readonly conversions: Conversions }

/** What has to be converted before it can be played, and the one step that does it. Nothing where nothing has to. */
export function ConvertBar({ files, conversions }: ConvertBarProps) {
  const converter = useConverter()
  const { rows, job } = conversions
  const wanting = files.filter((file) => needsCopy(file) && rows.get(file.path)?.status !== 'done')
  const pictures = wanting.filter((file) => !file.probe.ok)
  if (wanting.length === 0 && conversions.error === null) return null
  const waiting = wanting.flatMap((file) => {
    const row = rows.get(file.path)
    return row?.status === 'queued' ? [row] : []
  })
  const isThere = converter.state?.converter !== null
  return (
    <div className={styles.convert}>
      <ErrorNotice error={conversions.error} />
      {job.running ? (
        <ProgressBar
          label="Converting"
          fraction={job.fraction}
          note={`${job.note.replace('/', ' of ')}. You can go on meanwhile.`.replace(/^\. /, '')}
          onCancel={job.cancel}
        />
      ) : null}
      {!job.running && wanting.some((file) => rows.get(file.path)?.status === 'running') ? (
        <p className={styles.muted}>Copies are being made; this goes on by itself.</p>
      ) : null}
      {pictures.length > 0 ? (
        <ConverterNotice converter={converter}>
          {counted(pictures.length, 'file')} here can be added once {pictures.length === 1 ? 'it is' : 'they are'}{' '}
          converted. The others can be added now.
        </ConverterNotice>
      ) : null}
      {!job.running && waiting.length > 0 ? (
        <p className={styles.line}>
          <span>{counted(waiting.length, 'file waits', 'files wait')} for conversion.</span>
          <Button small isDisabled={conversions.busy} onPress={() => conversions.leaveOut(waiting)}>
            Do not convert
          </Button>
          {isThere ? (
            <Button small isDisabled={conversions.busy} onPress={conversions.goOn}>
              Go on converting
            </Button>
          ) : null}
        </p>
      ) : null}
      <PictureOffer files={pictures} conversions={conversions} hasConverter={isThere} />
      <SoundOffer files={wanting} conversions={conversions} hasConverter={isThere} />
    </div>
  )
}

type OfferProps = ConvertBarProps & { readonly hasConverter: boolean }

const isIdle = ({ rows }: Conversions, { path }: ProbedFile): boolean =>
  !['queued', 'running'].includes(rows.get(path)?.status ?? '')

function PictureOffer({ files, conversions, hasConverter }: OfferProps) {
  const open = files.filter((file) => isIdle(conversions, file))
  const failed = open.filter((file) => conversions.rows.get(file.path)?.status === 'failed').length
  const wishes = open.flatMap(({ path, probe }): Wish[] => {
    const kind = probe.ok ? undefined : probe.remedies[0]
    return kind === undefined ? [] : [{ path, kind }]
  })
  const repackable = open.filter(({ probe }) => !probe.ok && probe.remedies.includes('remux'))
  const repack = (): void => conversions.convert(repackable.map(({ path }): Wish => ({ path, kind: 'remux' })))
  if (open.length === 0) return null
  if (!hasConverter) {
    return repackable.length === 0 ? null : (
      <p className={styles.line}>
        <span>
          Even without ffmpeg, {counted(repackable.length, 'transport stream')} (.mts, .ts) can be repackaged: quick,
          but interlaced pictures stay interlaced, and sound in AC-3, which most such cameras record, is left out.
        </span>
        <Button small isDisabled={conversions.busy} onPress={repack}>
          Repackage {counted(repackable.length, 'file')}
        </Button>
      </p>
    )
  }
  return (
    <p className={styles.line}>
      <span>
        {counted(open.length, 'file has', 'files have')} to be converted to be played here
        {failed > 0 ? `; ${String(failed)} could not be, see why below` : ''}. A copy is made with the same frames at
        the same times; the recording itself stays as it is.
      </span>
      {repackable.length === 0 ? null : (
        <Menu
          label="Other ways to convert"
          trigger={
            <IconButton small label="Other ways to convert" isDisabled={conversions.busy}>
              <Ellipsis size={14} aria-hidden />
            </IconButton>
          }
          entries={[
            { id: 'remux', label: `Only repackage ${counted(repackable.length, 'file')}: faster, keeps interlacing` },
          ]}
          onAction={repack}
        />
      )}
      <Button isDisabled={conversions.busy} onPress={() => conversions.convert(wishes)}>
        {failed === open.length ? 'Try again with' : 'Convert'} {counted(open.length, 'file')}
      </Button>
    </p>
  )
}

function SoundOffer({ files, conversions, hasConverter }: OfferProps) {
  const mute = files.filter((file) => file.probe.ok && isIdle(conversions, file))
  const codecs = new Set(mute.flatMap(({ probe }) => (probe.ok && probe.soundCodec !== null ? [probe.soundCodec] : [])))
  if (mute.length === 0) return null
  return (
    <p className={styles.line}>
      <span>
        {counted(mute.length, 'file plays', 'files play')} without sound ({[...codecs].map(soundName).join(', ')}) and
        can be added as {mute.length === 1 ? 'it is' : 'they are'}.
        {hasConverter ? '' : ' With ffmpeg on this computer, the sound could be converted.'}
      </span>
      {hasConverter ? (
        <Button
          small
          isDisabled={conversions.busy}
          onPress={() => conversions.convert(mute.map(({ path }): Wish => ({ path, kind: 'remux' })))}
        >
          Convert the sound
        </Button>
      ) : null}
    </p>
  )
}
