import type { SegmentForm } from '#shared/scheme/segment.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { Table } from '../../ui/Table.tsx'
import { AidLines } from './AidLines.tsx'
import { partId } from './parts.ts'
import styles from './schemes.module.css'

const texts: Readonly<Record<SegmentForm['text'], string>> = {
  required: 'What is said is written down.',
  optional: 'What is said may be written down.',
  none: 'Nothing is written down.',
}

type SegmentFormViewProps = {
  readonly form: SegmentForm
  /** The place of its set in the scheme. */
  readonly n: number
}

/** What is written and asked of each segment of a set. */
export function SegmentFormView({ form, n }: SegmentFormViewProps) {
  return (
    <div id={partId('sets', n, 'segment')} tabIndex={-1}>
      <p>
        {form.instruction} {texts[form.text]}
      </p>
      {form.questions.map((question, at) => (
        <div key={at} id={partId('sets', n, 'segment', 'questions', at)} tabIndex={-1}>
          <h3>{question.label}</h3>
          <p>{question.question}</p>
          {question.showIf === null ? null : (
            <p className={styles.small}>
              Asked only where <code>{question.showIf}</code>
            </p>
          )}
          {question.required ? null : <p className={styles.small}>need not be answered</p>}
          <Table caption={`Answers to ${question.label}`}>
            <thead>
              <tr>
                <th scope="col">Key</th>
                <th scope="col">Answer</th>
                <th scope="col">Definition</th>
              </tr>
            </thead>
            <tbody>
              {question.options.map((option) => (
                <tr key={option.id}>
                  <td>
                    <Kbd>{option.key.toUpperCase()}</Kbd>
                  </td>
                  <th scope="row">{option.label}</th>
                  <td>
                    {option.definition}
                    <AidLines of={option} />
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      ))}
    </div>
  )
}
