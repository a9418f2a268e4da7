import styles from './coding.module.css'

type PointsProps = { readonly title: string; readonly points: readonly string[] }

/** A heading with a list below it; nothing where the list is empty. */
export function Points({ title, points }: PointsProps) {
  if (points.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul className={styles.points}>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </>
  )
}
