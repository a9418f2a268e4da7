import { useState } from 'react'
import type { ExportResult } from '#shared/contract/views.ts'
import { useChooser } from '../../host/chooser.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useStudy } from '../../host/study-context.tsx'
import { envelopeOf } from '../../host/reply.ts'
import { useAction } from '../../host/use-action.ts'
import { useJob } from '../../host/use-job.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { nameOf } from '../../ui/format/paths.ts'
import { Card } from '../../ui/Page.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import styles from './exchange.module.css'
import { ExportDone } from './ExportDone.tsx'

type Wish = { readonly path: string; readonly draft: boolean; readonly includeNotes: boolean }

type ExportCardProps = {
  /** Null where the person may not see the gate; the host decides then. */
  readonly mayExport: boolean | null
  /** What the gate on this screen says (`verdictLines`): the export is refused where it says something else by then. */
  readonly shown: readonly string[] | null
}

export function ExportCard({ mayExport, shown }: ExportCardProps) {
  const { summary } = useStudy()
  const choose = useChooser()
  const job = useJob('export.run')
  const [includeNotes, setIncludeNotes] = useState(false)
  const [last, setLast] = useState<Wish | null>(null)
  const [result, setResult] = useState<ExportResult | null>(null)

  const write = async (wish: Wish, overwrite: boolean): Promise<void> => {
    setLast(wish)
    setResult(null)
    setResult(await job.run({ ...wish, overwrite, ...(shown === null ? {} : { shown: [...shown] }) }))
  }
  const start = useAction(async (draft: boolean) => {
    const name = `${summary.name.replace(/[^\p{L}\p{N}]+/gu, '-')}${draft ? '-draft' : ''}.xlsx`
    const [path] = await choose('save-workbook', name)
    if (path !== undefined) await write({ path, draft, includeNotes }, false)
  })
  const exists = job.error !== null && envelopeOf(job.error).code === 'export-exists'
  const busy = job.running || start.busy

  return (
    <>
      <Card padded>
        <h2>Workbook</h2>
        <p className={styles.muted}>
          Scores, events, agreement, codebook and provenance on their own sheets. Ids are pseudonyms; file names stay
          out.
        </p>
        <Checkbox
          label="Include notes"
          detail="Notes, and what was written down of what was said, may tell more about a family than scores do. They are left out unless you add them knowingly."
          isSelected={includeNotes}
          onChange={setIncludeNotes}
        />
        <div className={styles.steps}>
          <Button kind="primary" isDisabled={mayExport === false || busy} onPress={() => void start.run(false)}>
            Export workbook…
          </Button>
          <Button isDisabled={busy} onPress={() => void start.run(true)}>
            Export as draft…
          </Button>
        </div>
        <p className={styles.muted}>
          {mayExport === false
            ? 'A variable that fails a check stops the export until a lead records why it may go out. A draft is marked on every sheet as not for analysis.'
            : 'A draft is marked on every sheet as not for analysis.'}
        </p>
        {job.running ? (
          <ProgressBar label="Writing the workbook" fraction={job.fraction} note={job.note} onCancel={job.cancel} />
        ) : null}
        <ErrorNotice
          error={job.error ?? start.error}
          action={
            exists && last !== null ? (
              <Button small onPress={() => void write(last, true)}>
                Replace “{nameOf(last.path)}”
              </Button>
            ) : undefined
          }
        />
      </Card>
      {result === null ? null : <ExportDone result={result} />}
    </>
  )
}
