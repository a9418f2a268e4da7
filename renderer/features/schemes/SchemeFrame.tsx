import type { Scheme } from '#shared/scheme/scheme.ts'
import { shortClock } from '../../ui/format/time.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { Table } from '../../ui/Table.tsx'
import styles from './schemes.module.css'
import { SubjectName } from './SubjectName.tsx'

/** What a coding with this scheme is made of: episodes, passes, marks, composites. */
export function SchemeFrame({ scheme }: { readonly scheme: Scheme }) {
  return (
    <section className={styles.part} id="part-frame" tabIndex={-1}>
      <h2>Frame</h2>
      <div className={styles.lists}>
        <div>
          <h3>Subjects</h3>
          {scheme.subjects.map((subject) => (
            <p key={subject.id}>
              <SubjectName scheme={scheme} id={subject.id} />
            </p>
          ))}
        </div>
        <div>
          <h3>Passes</h3>
          <ol>
            {scheme.passes.map((pass) => (
              <li key={pass.id}>
                {pass.name}
                {pass.purpose === '' ? '' : `: ${pass.purpose}`}
              </li>
            ))}
          </ol>
        </div>
        {scheme.marks.length === 0 ? null : (
          <div>
            <h3>Marks</h3>
            {scheme.marks.map((mark) => (
              <p key={mark.id}>
                <Kbd>{mark.key.toUpperCase()}</Kbd> {mark.label}
              </p>
            ))}
          </div>
        )}
        {Object.keys(scheme.quantityWords).length === 0 ? null : (
          <div>
            <h3>Words for amounts</h3>
            {Object.entries(scheme.quantityWords).map(([word, meaning]) => (
              <p key={word}>
                <b>{word}</b>: {meaning}
              </p>
            ))}
          </div>
        )}
      </div>
      <Table caption="Episodes" dense>
        <thead>
          <tr>
            <th scope="col">Episode</th>
            <th scope="col" data-align="right">
              Usual length
            </th>
            <th scope="col" data-align="right">
              Least codable
            </th>
            <th scope="col">Needed</th>
          </tr>
        </thead>
        <tbody>
          {scheme.episodes.map((episode) => (
            <tr key={episode.id}>
              <th scope="row">{episode.name}</th>
              <td data-align="right">{shortClock(episode.nominalS * 1000)}</td>
              <td data-align="right">{shortClock(episode.minCodableS * 1000)}</td>
              <td>{episode.required ? 'yes' : 'no'}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {scheme.composites.length === 0 ? null : (
        <p className={styles.small}>
          Computed from the codings: {scheme.composites.map((composite) => composite.label).join('; ')}.
        </p>
      )}
    </section>
  )
}
