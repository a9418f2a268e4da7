/**
 * The number of a frame, drawn into its picture as blocks of black and white so large that no encoder and no scaling
 * blurs them: 16 columns over the whole width, three rows at the top.
 *
 * Row 0 holds the 16 bits of the frame number, lowest first; row 1 the same inverted, so that a picture that is not of
 * this kind, or is half of one frame and half of another, is not taken for a number. Row 2 holds four bits of camera
 * number, the same inverted, and eight alternating blocks.
 */
const COLUMNS = 16
const ROWS = 3
/** Share of the picture's height that the three rows take. */
const HEIGHT = 0.3

export type FrameCode = { readonly frame: number; readonly camera: number }

/**
 * The part of a filter graph that draws the code over input 0: one pixel for each block, made large.
 * @param firstFrame number of the first frame: a later file of a camera goes on counting.
 */
export function codeFilter(size: { readonly width: number; readonly height: number }, camera: number, firstFrame = 0) {
  const bit = (value: string, at: string): string => `mod(floor((${value})/pow(2,${at})),2)`
  const number = `N+${firstFrame}`
  const third = `if(lt(X,4),${bit(String(camera), 'X')},if(lt(X,8),1-${bit(String(camera), 'X-4')},mod(X,2)))`
  const block = `255*if(eq(Y,0),${bit(number, 'X')},if(eq(Y,1),1-${bit(number, 'X')},${third}))`
  const height = 2 * Math.round((size.height * HEIGHT) / 2)
  return {
    /** The source that ffmpeg needs as input 1, one frame for each of input 0. */
    source: (rate: string, seconds: number): string =>
      `nullsrc=size=${COLUMNS}x${ROWS}:rate=${rate}:duration=${seconds},format=gray,geq=lum='${block}',` +
      `scale=${size.width}:${height}:flags=neighbor`,
    overlay: '[0:v][1:v]overlay=0:0:shortest=1',
  }
}

/**
 * Reads the code from what a video shows at this moment; null when there is no code to be read in it.
 * Runs in the page, also as `locator.evaluate(readFrameCode, rotation)`: it knows nothing but its arguments.
 * @param rotation degrees clockwise by which the engine turns the stored picture (0, 90, 180, 270).
 */
export function readFrameCode(video: HTMLVideoElement | SVGElement | HTMLElement, rotation: number): FrameCode | null {
  const [columns, rows, share] = [16, 3, 0.3]
  const turned = rotation % 180 !== 0
  const [width, height] = turned ? [180, 320] : [320, 180]
  const kept = globalThis as { frameCodeCanvas?: HTMLCanvasElement }
  const canvas = (kept.frameCodeCanvas ??= document.createElement('canvas'))
  if (canvas.width !== width) Object.assign(canvas, { width, height })
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return null
  context.drawImage(video as HTMLVideoElement, 0, 0, width, height)
  const { data } = context.getImageData(0, 0, width, height)
  const brightness = (column: number, row: number): number => {
    let sum = 0
    for (const [dx, dy] of [
      [0.5, 0.5],
      [0.35, 0.5],
      [0.65, 0.5],
      [0.5, 0.35],
      [0.5, 0.65],
    ] as const) {
      const u = (column + dx) / columns
      const v = (share * (row + dy)) / rows
      const [x, y] =
        rotation === 90 ? [1 - v, u] : rotation === 180 ? [1 - u, 1 - v] : rotation === 270 ? [v, 1 - u] : [u, v]
      sum += data[4 * (Math.floor(y * height) * width + Math.floor(x * width)) + 1] ?? 0
    }
    return sum / 5
  }
  const bits = (row: number): number[] =>
    Array.from({ length: columns }, (_, column) => (brightness(column, row) > 128 ? 1 : 0))
  const [number, inverse, third] = [bits(0), bits(1), bits(2)]
  const valueOf = (some: readonly number[]): number => some.reduce((sum, bit, n) => sum + bit * 2 ** n, 0)
  const opposite = (a: readonly number[], b: readonly number[]): boolean => a.every((bit, n) => bit === 1 - (b[n] ?? 0))
  const whole =
    opposite(number, inverse) &&
    opposite(third.slice(0, 4), third.slice(4, 8)) &&
    third.slice(8).every((bit, n) => bit === n % 2)
  return whole ? { frame: valueOf(number), camera: valueOf(third.slice(0, 4)) } : null
}
