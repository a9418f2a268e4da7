import { useValueAt } from '../editing/editor-context.ts'
import styles from '../controls/controls.module.css'
import { asText, caseEpisodes, ratingChoices, wholeRecording, type Entry } from './case-model.ts'
import { AnswerCell, CaseGroup, LeftOver, useEntries, type CasePart } from './given.tsx'

/** Every scale in every episode of the example. */
export function GivenRatings({ scheme, path, thing, label }: CasePart) {
  const { entries, put } = useEntries({ path, label })
  const episodes = caseEpisodes(scheme, useValueAt([...thing, 'episodes']))
  const isSession = (id: unknown): boolean => scheme.ratings.find((scale) => scale.id === id)?.scope === 'session'
  const columns = [
    ...(scheme.ratings.some(({ scope }) => scope === 'episode') ? episodes : []),
    ...(scheme.ratings.some(({ scope }) => scope === 'session') ? [wholeRecording] : []),
  ]
  const hasPlace = ({ rating, episode }: Entry): boolean =>
    scheme.ratings.some(({ id }) => id === rating) &&
    (isSession(rating) ? episode === null : episodes.some(({ id }) => id === episode))
  const left = entries.flatMap((entry, index) =>
    hasPlace(entry) ? [] : [{ index, words: `Scale “${asText(entry['rating'])}”` }],
  )
  if (scheme.ratings.length === 0 && left.length === 0) return null
  return (
    <CaseGroup path={path} label={label}>
      <div className={styles.sheet}>
        <table aria-label={label}>
          <thead>
            <tr>
              <td />
              {columns.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {scheme.ratings.map((scale, n) => (
              <tr key={n}>
                <th scope="row">{scale.label}</th>
                {columns.map(({ id, name }) => {
                  const index = entries.findIndex(({ rating, episode }) => rating === scale.id && episode === id)
                  return (
                    <td key={id}>
                      {isSession(scale.id) === (id === null) ? (
                        <AnswerCell
                          list={path}
                          index={index}
                          entry={entries[index]}
                          label={`${scale.label}, ${name}`}
                          choices={ratingChoices(scale)}
                          about={{ rating: scale.id, episode: id }}
                          onPut={put}
                        />
                      ) : null}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <LeftOver list={path} left={left} onPut={put} />
    </CaseGroup>
  )
}
