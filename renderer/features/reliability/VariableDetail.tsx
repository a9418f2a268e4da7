import { X } from 'lucide-react'
import { useState } from 'react'
import type { GateRow } from '#shared/study/gate.ts'
import type { ReliabilityReport, VariableReliability } from '#shared/study/reliability-view.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Card } from '../../ui/Page.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { AgreementTab } from './AgreementTab.tsx'
import { AlternativesTab } from './AlternativesTab.tsx'
import type { OpenMoments } from './moments.ts'
import { PartsTab } from './PartsTab.tsx'
import styles from './reliability.module.css'
import { sentenceOf } from './sentence.ts'
import { useDetail, type Detail } from './use-detail.ts'
import { gateRowOf } from './verdicts.ts'

type VariableDetailProps = {
  readonly variable: VariableReliability
  readonly gate: readonly GateRow[]
  readonly report: ReliabilityReport
  readonly onClose: () => void
  readonly onOpenMoments: OpenMoments | undefined
}

/**
 * What stands behind one row: where the two coders differ, in which part of the recordings, and by which other figure.
 */
export function VariableDetail({ variable, gate, report, onClose, onOpenMoments }: VariableDetailProps) {
  const [first, second] = coderNames(variable)
  const [tab, setTab] = useState('agreement')
  const detail = useDetail(report, variable)
  const { data } = detail
  const rest = <Waiting detail={detail} />
  return (
    <Card>
      <div
        className={styles.detail}
        role="region"
        aria-label={variable.label}
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose()
        }}
      >
        <div className={styles.detailHead}>
          <div>
            <h2>{variable.label}</h2>
            <p className={styles.lead}>{sentenceOf(variable, gateRowOf(gate, variable), first, second)}</p>
          </div>
          <IconButton small label="Close" onPress={onClose}>
            <X size={15} aria-hidden />
          </IconButton>
        </div>
        <Tabs
          label={`What stands behind ${variable.label}`}
          selected={tab}
          onSelect={setTab}
          tabs={[
            {
              id: 'agreement',
              label: 'Agreement',
              content: (
                <div className={styles.tab}>
                  <AgreementTab
                    variable={variable}
                    detail={data}
                    report={report}
                    first={first}
                    second={second}
                    onOpenMoments={onOpenMoments}
                  />
                </div>
              ),
            },
            {
              id: 'parts',
              label: 'Parts',
              content: (
                <div className={styles.tab}>
                  {data === undefined ? rest : <PartsTab variable={variable} detail={data} />}
                </div>
              ),
            },
            {
              id: 'statistics',
              label: 'Other statistics',
              content: (
                <div className={styles.tab}>{data === undefined ? rest : <AlternativesTab detail={data} />}</div>
              ),
            },
          ]}
        />
      </div>
    </Card>
  )
}

function Waiting({ detail: { running, fraction, note, error, compute, cancel } }: { readonly detail: Detail }) {
  if (running) return <ProgressBar label="Comparing codings" fraction={fraction} note={note} onCancel={cancel} />
  return (
    <>
      <ErrorNotice error={error} />
      <Button onPress={compute}>Compute</Button>
    </>
  )
}

function coderNames({ coders }: VariableReliability): readonly [string, string] {
  const [first, second] = coders
  return coders.length === 2 && first !== undefined && second !== undefined ? [first, second] : ['first', 'second']
}
