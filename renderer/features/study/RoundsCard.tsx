import { textOf } from '#shared/contract/messages.ts'
import { figureText } from '#shared/formats/reliability-report/figure-text.ts'
import { statisticInWords } from '#shared/study/statistic-words.ts'
import type { RecodeRound, RoundFigure } from '#shared/study/recode/round.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useQuery } from '../../host/use-query.ts'
import { Badge } from '../../ui/Badge.tsx'
import { coefficientWithInterval, counted } from '../../ui/format/figures.ts'
import { filedDay } from '../../ui/format/time.ts'
import { Card } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { verdictKinds, verdictWords } from '../../ui/verdicts.ts'
import styles from './study.module.css'

/** Earlier rounds of coding with their figures as they stood; nothing where nothing was coded anew. */
export function RoundsCard() {
  const rounds = useQuery('recode.rounds', {}, { topics: ['assignments'] })
  if (rounds.error !== null) return <ErrorNotice error={rounds.error} />
  if (rounds.data === undefined || rounds.data.length === 0) return null
  return (
    <Card padded>
      <div className={styles.rounds}>
        <h2>Earlier rounds of coding</h2>
        {rounds.data.map((round) => (
          <Round key={round.id} round={round} />
        ))}
      </div>
    </Card>
  )
}

function Round({ round }: { readonly round: RecodeRound }) {
  const name = `${round.schemeId} ${round.schemeVersion}, round ${String(round.round)}`
  return (
    <details>
      <summary>
        {name} <span className={styles.muted}>set aside on {filedDay(round.madeAt)}</span>
      </summary>
      <p>
        {counted(round.recordings, 'recording')}, {counted(round.setAside, 'coding')} set aside by {round.madeBy}
        {round.reason === '' ? '.' : `: ${round.reason}`}
      </p>
      <Table caption={`Figures of ${name}`} dense>
        <thead>
          <tr>
            <th scope="col">Variable</th>
            <th scope="col">Statistic</th>
            <th scope="col">Figure</th>
            <th scope="col" data-align="right">
              n
            </th>
            <th scope="col">Verdict then</th>
          </tr>
        </thead>
        <tbody>
          {round.figures.map((figure) => (
            <FigureRow key={figure.variable} figure={figure} />
          ))}
        </tbody>
      </Table>
    </details>
  )
}

function FigureRow({ figure }: { readonly figure: RoundFigure }) {
  return (
    <tr>
      <th scope="row">{figure.label}</th>
      <td>{statisticInWords(figure, textOf)}</td>
      <td>
        {coefficientWithInterval(figure.estimate)}
        {(figure.also ?? []).map((one) => (
          <div key={JSON.stringify([one.id, one.params])} className={styles.muted}>
            {textOf(`alternative.${one.id}`, one.params)}, asked for: {figureText(one.figure, one.unit, textOf)}
          </div>
        ))}
      </td>
      <td data-align="right">{figure.n}</td>
      <td>
        <Badge kind={verdictKinds[figure.verdict]}>{verdictWords[figure.verdict]}</Badge>
      </td>
    </tr>
  )
}
