import { useState } from 'react'
import { counted } from '../../../ui/format/figures.ts'
import { PlainSelect } from '../controls/PlainSelect.tsx'
import styles from '../controls/controls.module.css'
import { useValueAt } from '../editing/editor-context.ts'
import { asText, caseEpisodes, sheetsOf, type Cell, type Entry, type Sheet } from './case-model.ts'
import { AnswerCell, CaseGroup, LeftOver, useEntries, type CasePart } from './given.tsx'

const isIn = ({ form, episode }: Sheet, entry: Entry): boolean => entry['form'] === form && entry['episode'] === episode
const isAt = ({ item, interval }: Cell, entry: Entry): boolean =>
  entry['item'] === item && (entry['interval'] ?? null) === interval

/** Checklists, intervals, sorts and forms with points: one at a time, each as a table. */
export function GivenAnswers({ scheme, path, thing, label }: CasePart) {
  const { entries, put } = useEntries({ path, label })
  const sheets = sheetsOf(scheme, caseEpisodes(scheme, useValueAt([...thing, 'episodes'])))
  const [chosen, setChosen] = useState(0)
  const sheet = sheets[chosen] ?? sheets[0]
  const hasPlace = (entry: Entry): boolean =>
    sheets.some((each) => isIn(each, entry) && each.rows.some(({ cells }) => cells.some((cell) => isAt(cell, entry))))
  const left = entries.flatMap((entry, index) =>
    hasPlace(entry) ? [] : [{ index, words: `“${asText(entry['item'])}” of “${asText(entry['form'])}”` }],
  )
  if (sheet === undefined && left.length === 0) return null
  const given = (each: Sheet): number => entries.filter((entry) => isIn(each, entry)).length
  return (
    <CaseGroup path={path} label={label}>
      {sheets.length < 2 ? (
        <span className={styles.hint}>{sheet?.title}</span>
      ) : (
        <PlainSelect
          label="Form and episode"
          options={sheets.map((each, n) => ({
            ...{ id: String(n), label: `${each.title} (${counted(given(each), 'answer')})` },
          }))}
          value={String(sheets[chosen] === undefined ? 0 : chosen)}
          onChange={(id) => setChosen(Number(id))}
        />
      )}
      {sheet === undefined ? null : (
        <div className={styles.sheet}>
          <table aria-label={sheet.title}>
            <thead>
              <tr>
                <td />
                {sheet.columns.map((column, n) => (
                  <th key={n} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sheet.rows.map((row, n) => (
                <tr key={n}>
                  <th scope="row">{row.label}</th>
                  {row.cells.map((cell) => {
                    const index = entries.findIndex((entry) => isIn(sheet, entry) && isAt(cell, entry))
                    const about = { form: sheet.form, item: cell.item, episode: sheet.episode }
                    return (
                      <td key={cell.item}>
                        <AnswerCell
                          list={path}
                          index={index}
                          entry={entries[index]}
                          label={cell.label}
                          choices={cell.choices}
                          about={cell.interval === null ? about : { ...about, interval: cell.interval }}
                          onPut={put}
                        />
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <LeftOver list={path} left={left} onPut={put} />
    </CaseGroup>
  )
}
