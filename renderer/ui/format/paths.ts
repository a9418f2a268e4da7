/** Paths are made by the host and may be of another system than this page's author had in mind; the separator tells. */
function separatorOf(path: string): '/' | '\\' {
  return path.includes('\\') ? '\\' : '/'
}

/** The path of `name` in the folder `dir`. */
export function joinPath(dir: string, name: string): string {
  const separator = separatorOf(dir)
  return dir.endsWith(separator) ? dir + name : dir + separator + name
}

/** The name of a file or folder, without the folders that it lies in. */
export function nameOf(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path
}

export type Crumb = { readonly name: string; readonly path: string }

/** The folders from the root down to `dir`, each with its own path. */
export function crumbs(dir: string): readonly Crumb[] {
  const separator = separatorOf(dir)
  const parts = dir.split(separator).filter((part) => part !== '')
  const list: Crumb[] = separator === '/' ? [{ name: '/', path: '/' }] : []
  let path = separator === '/' ? '' : null
  for (const part of parts) {
    path = path === null ? part : path + separator + part
    // `C:` alone would mean the current folder of that disk.
    list.push({ name: part, path: /^[A-Za-z]:$/.test(path) ? `${path}\\` : path })
  }
  return list
}

/** The name with `extension` (with its dot) at its end, added where it is missing. */
export function withExtension(name: string, extension: string): string {
  const trimmed = name.trim()
  return trimmed.toLowerCase().endsWith(extension) ? trimmed : trimmed + extension
}
