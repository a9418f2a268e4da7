import { paperPalette, svgText, type Palette, type SvgNode } from '#shared/formats/plots/svg.ts'

/** A drawing made anew for paper: dark on white, whatever the screen shows. */
export type Draw = (palette: Palette) => SvgNode

export const svgOf = (draw: Draw): string => svgText(draw(paperPalette))

/** Print asks for about 300 dots an inch; at this factor a drawing of 364 units is 1,456 dots wide. */
const factor = 4

/**
 * The drawing as a PNG, in base64. Drawn by the browser on a canvas of its own; nothing is loaded from anywhere.
 * @throws Error where the browser cannot draw it (the canvas is larger than it takes)
 */
export async function pngOf(draw: Draw): Promise<string> {
  const url = URL.createObjectURL(new Blob([svgOf(draw)], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth * factor
    canvas.height = image.naturalHeight * factor
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('the browser gives no canvas')
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '')
  } finally {
    URL.revokeObjectURL(url)
  }
}
