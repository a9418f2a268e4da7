import styles from './middle-text.module.css'

/** How many characters at the end always show: the part of a camera's file name that tells it apart. */
const TAIL = 14

/** A name that is cut in its middle where there is no room: beginnings and ends are what tells file names apart. */
export function MiddleText({ children }: { readonly children: string }) {
  const characters = Array.from(children)
  if (characters.length <= TAIL * 2) return <span title={children}>{children}</span>
  return (
    // In two parts for the eye, in one for who listens or copies.
    <span className={styles.text} title={children}>
      <span className={styles.head}>{characters.slice(0, -TAIL).join('')}</span>
      <span className={styles.tail}>{characters.slice(-TAIL).join('')}</span>
    </span>
  )
}
