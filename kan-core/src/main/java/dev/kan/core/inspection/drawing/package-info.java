/**
 * Pictures, as SVG and as PNG. Start at {@link dev.kan.core.inspection.drawing.NetworkDrawing}, a
 * whole network as pykan draws it, or {@link dev.kan.core.inspection.drawing.EdgeDrawing}, one edge
 * with the data that it sees; {@link dev.kan.core.inspection.drawing.LossDrawing} shows how a
 * training went. Each is a {@link dev.kan.core.inspection.drawing.Drawing}, which is written to a
 * file or put into a page; {@link dev.kan.core.inspection.drawing.NetworkLayout} tells where
 * everything in a network's picture is.
 *
 * <p>Nothing here opens a window, but Java needs a font to write with: on a bare Linux machine
 * fontconfig and any font must be installed.
 */
package dev.kan.core.inspection.drawing;
