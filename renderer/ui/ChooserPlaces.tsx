import { ChevronRight, Folder } from 'lucide-react'
import type { FolderListing } from '#shared/contract/views.ts'
import styles from './chooser.module.css'
import { crumbs } from './format/paths.ts'

type PlacesProps = {
  readonly places: FolderListing['places']
  readonly dir: string
  readonly onOpen: (path: string) => void
}

export function ChooserPlaces({ places, dir, onOpen }: PlacesProps) {
  return (
    <nav className={styles.places} aria-label="Places">
      {places.map((place) => (
        <button
          key={place.path}
          type="button"
          className={styles.place}
          aria-current={place.path === dir}
          onClick={() => onOpen(place.path)}
        >
          <Folder size={14} aria-hidden />
          {place.name}
        </button>
      ))}
    </nav>
  )
}

export function ChooserCrumbs({ dir, onOpen }: Omit<PlacesProps, 'places'>) {
  const list = crumbs(dir)
  return (
    <nav aria-label="Folders above">
      <ol className={styles.crumbs}>
        {list.map((crumb, index) => (
          <li key={crumb.path}>
            {index === 0 ? null : <ChevronRight size={12} aria-hidden />}
            <button
              type="button"
              className={styles.crumb}
              aria-current={index === list.length - 1}
              onClick={() => onOpen(crumb.path)}
            >
              {crumb.name}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
