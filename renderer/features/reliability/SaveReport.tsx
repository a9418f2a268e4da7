import { FileText } from 'lucide-react'
import { useChooser } from '../../host/chooser.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useJob } from '../../host/use-job.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { nameOf } from '../../ui/format/paths.ts'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { tell } from '../../ui/toasts.ts'

/** Writes the report as one page to print: all variables with their parts and plots, and a paragraph for a paper. */
export function SaveReport() {
  const choose = useChooser()
  const { running, fraction, note, error, run, cancel } = useJob('reliability.saveReport')
  const save = async (): Promise<void> => {
    const [path] = await choose('save-report', 'reliability.html')
    if (path === undefined) return
    const saved = await run({ path })
    if (saved !== null) tell(`The report is saved as “${nameOf(saved.path)}”. Open it to print it.`)
  }
  return (
    <>
      <Button isDisabled={running} onPress={() => void save()}>
        <FileText size={14} aria-hidden /> Save report…
      </Button>
      <Dialog
        title="Writing the report"
        isOpen={running}
        onClose={cancel}
        isBusy
        footer={<Button onPress={cancel}>Cancel</Button>}
      >
        <ProgressBar label="Writing the report" fraction={fraction} note={note} />
      </Dialog>
      <ErrorNotice error={error} />
    </>
  )
}
