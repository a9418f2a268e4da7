/**
 * Must be evaluated before video.js is: without it video.js writes a style element into the page, which the content
 * policy refuses. Size and looks of the pictures are in our own style sheet.
 */
Object.assign(window, { VIDEOJS_NO_DYNAMIC_STYLE: true })
