import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project, with a separator at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** A path inside the project. */
export const inProject = (...parts: readonly string[]): string => join(root, ...parts)
