import type { TrainingResult, TrainingRunRow } from '#shared/study/training.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useQuery } from '../../host/use-query.ts'
import { goTo } from '../../host/use-route.ts'
import { Button } from '../../ui/Button.tsx'
import { counted } from '../../ui/format/figures.ts'
import { Loading } from '../../ui/Loading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { ResultTables } from './ResultTables.tsx'
import { kindWords, ruleText } from './words.ts'

/** What a run through a training set came to. */
export function ResultScreen({ runId }: { readonly runId: string }) {
  const found = useQuery('training.result', { runId }, { topics: ['training'] })
  const data = found.data
  return (
    <Page
      title={data === undefined ? 'Result' : `${data.run.setName}: ${data.run.personName}`}
      intro={data === undefined ? undefined : introOf(data.run)}
      actions={<Button onPress={() => goTo({ screen: 'training' })}>Back to Training</Button>}
    >
      <ErrorNotice error={found.error} />
      {data === undefined && found.error === null ? <Loading /> : null}
      {data === undefined ? null : (
        <>
          {data.run.kind === 'test' ? <Summary run={data.run} result={data.result} /> : null}
          <ResultTables result={data.result} />
          <Notice>{ruleText(data.result.rule)}</Notice>
        </>
      )}
    </Page>
  )
}

function introOf({ kind, schemeName, schemeVersion, locked, clips, round }: TrainingRunRow): string {
  const done = locked < clips ? `${String(locked)} of ${counted(clips, 'recording')}` : counted(clips, 'recording')
  const again = round > 1 ? `, round ${String(round)}` : ''
  return `${kindWords[kind]}${again} with ${schemeName} v${schemeVersion}, ${done} beside the masters.`
}

function Summary({ run, result }: { readonly run: TrainingRunRow; readonly result: TrainingResult }) {
  if (result.passed && run.certificateId !== null)
    return <Notice title="The rule is met">A certificate has been issued; it stands under Training.</Notice>
  if (run.certificateId !== null)
    return <Notice title="A lead issued a certificate">Their reason stands with it under Training.</Notice>
  if (result.passed) return <Notice title="The rule is met">No certificate was issued with it.</Notice>
  const [open, not] = [result.scales, result.streams].reduce(
    ([a, b], list) => [
      a + list.filter(({ outcome }) => outcome === 'not_assessed').length,
      b + list.filter(({ outcome }) => outcome === 'not_met').length,
    ],
    [0, 0],
  )
  return (
    <Notice kind="warn" title="The rule is not met">
      {not > 0
        ? `Not met: ${counted(not, 'scale or code set', 'scales or code sets')}.`
        : `The masters of this set say too little: ${counted(open, 'scale or code set', 'scales or code sets')} could not be assessed.`}{' '}
      A lead decides with you how to go on: practise, another test, or a certificate with a reason.
    </Notice>
  )
}
