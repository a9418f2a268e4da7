/** Our own schemes. The page is `app://attune/`; a medium is `media://file/ID`, never a path. */
export const APP_SCHEME = 'app'
export const APP_HOST = 'attune'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`
export const MEDIA_SCHEME = 'media'
const MEDIA_HOST = 'file'

export const mediaUrl = (mediaId: string): string => `${MEDIA_SCHEME}://${MEDIA_HOST}/${encodeURIComponent(mediaId)}`

/** The media id in an address of ours; undefined for any other address. */
export function mediaIdIn(address: string): string | undefined {
  const url = URL.parse(address)
  if (url === null || url.protocol !== `${MEDIA_SCHEME}:` || url.host !== MEDIA_HOST) return undefined
  const [, id = '', ...rest] = url.pathname.split('/')
  if (id === '' || rest.length > 0) return undefined
  try {
    return decodeURIComponent(id)
  } catch {
    return undefined // a stray percent sign is not an id of ours
  }
}
