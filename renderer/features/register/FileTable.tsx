import { X } from 'lucide-react'
import { messageFor } from '#shared/contract/messages.ts'
import type { ConversionRow } from '#shared/study/media.ts'
import { fileFindings, type GoodProbe } from '#shared/study/register-check.ts'
import { Badge } from '../../ui/Badge.tsx'
import { cx } from '../../ui/cx.ts'
import { codecName } from '../../ui/format/codec.ts'
import { counted } from '../../ui/format/figures.ts'
import { nameOf } from '../../ui/format/paths.ts'
import { shortClock } from '../../ui/format/time.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { MiddleText } from '../../ui/MiddleText.tsx'
import { Table } from '../../ui/Table.tsx'
import { findingWords, formatWords, isForALook, rateWords, soundWords } from './check-words.ts'
import styles from './register.module.css'
import type { Conversions } from './use-conversions.ts'
import type { ProbedFile } from './use-register.ts'

type FileTableProps = {
  readonly files: readonly ProbedFile[]
  readonly rows: Conversions['rows']
  readonly onRemove: (path: string) => void
}

/** Every file, what it is, and what is worth a look; what cannot be added yet stands first. */
export function FileTable({ files, rows, onRemove }: FileTableProps) {
  const sorted = files.toSorted((a, b) => rank(a) - rank(b))
  return (
    <Table caption="Files" dense>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">State</th>
          <th scope="col" data-align="right">
            Length
          </th>
          <th scope="col">Picture</th>
          <th scope="col">Rate</th>
          <th scope="col">Sound</th>
          <th scope="col">Worth a look</th>
          <th scope="col">
            <span className="sr-only">Steps</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((file) => (
          <tr key={file.path}>
            <th scope="row" className={styles.name} title={file.path}>
              <MiddleText>{nameOf(file.path)}</MiddleText>
            </th>
            <td>
              <State file={file} row={rows.get(file.path)} />
            </td>
            {file.probe.ok ? (
              <Facts probe={file.probe} />
            ) : (
              <td colSpan={5}>
                <div className={styles.refusal}>
                  <Refusal file={file} row={rows.get(file.path)} />
                </div>
              </td>
            )}
            <td data-align="right">
              <IconButton small label={`Take ${nameOf(file.path)} off the list`} onPress={() => onRemove(file.path)}>
                <X size={14} aria-hidden />
              </IconButton>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function rank({ probe }: ProbedFile): number {
  if (probe.ok) return 2
  return probe.remedies.length > 0 ? 1 : 0
}

type FileProps = { readonly file: ProbedFile; readonly row: ConversionRow | undefined }

function State({ file: { probe }, row }: FileProps) {
  if (probe.ok) {
    return (
      <>
        <Badge kind="pass">Can be added</Badge>
        {probe.converted ? <div className={styles.meta}>(converted copy)</div> : null}
      </>
    )
  }
  if (probe.remedies.length === 0) return <Badge kind="fail">Cannot be added</Badge>
  switch (row?.status) {
    case 'done':
      // The copy is there and is being looked into; then the file can be added.
      return <Badge kind="open">Being converted</Badge>
    case 'queued':
      return <Badge kind="open">Waits for conversion</Badge>
    case 'running':
      return <Badge kind="open">Being converted</Badge>
    case 'failed':
      return <Badge kind="warn">Not converted</Badge>
    default:
      return <Badge kind="warn">Has to be converted</Badge>
  }
}

function Refusal({ file: { probe }, row }: FileProps) {
  if (probe.ok) return null
  if (probe.remedies.length === 0) return messageFor(probe)
  return (
    <>
      <span className={styles.meta}>{formatWords(probe)}</span>
      {row?.status === 'failed' && row.problem !== null ? (
        <div className={styles.problem}>{messageFor(row.problem)}</div>
      ) : null}
    </>
  )
}

function Facts({ probe }: { readonly probe: GoodProbe }) {
  return (
    <>
      <td data-align="right">{shortClock(probe.durationMs)}</td>
      <td>
        <span className={styles.fact}>
          {probe.width} × {probe.height}
        </span>{' '}
        <span className={cx(styles.meta, styles.fact)}>{codecName(probe.codec)}</span>
      </td>
      <td>
        <span className={styles.fact}>{rateWords(probe)}</span>{' '}
        <span className={cx(styles.meta, styles.fact)}>{counted(probe.frames, 'frame')}</span>
      </td>
      <td className={styles.sound}>{soundWords(probe)}</td>
      <td>
        <Findings probe={probe} />
      </td>
    </>
  )
}

/** A few words, and the sentences on demand. */
function Findings({ probe }: { readonly probe: GoodProbe }) {
  const findings = fileFindings(probe)
  if (findings.length === 0) return <span className={styles.meta}>nothing</span>
  const words = findings.map(findingWords)
  const listed = words.map((one) => one.short).join(', ')
  const short = listed.charAt(0).toUpperCase() + listed.slice(1)
  return (
    <details className={styles.findings}>
      <summary className={cx(findings.some(isForALook) && styles.amber)}>{short}</summary>
      <ul>
        {words.map(({ long }) => (
          <li key={long}>{long}</li>
        ))}
      </ul>
    </details>
  )
}
