/**
 * Pictures as SVG and PNG. Start at {@link dev.kan.core.inspection.drawing.NetworkDrawing}, a whole
 * network as pykan draws it, or {@link dev.kan.core.inspection.drawing.EdgeDrawing}, one edge with
 * the inputs that it sees; {@link dev.kan.core.inspection.drawing.LossDrawing} shows the course of
 * a training. Each is a {@link dev.kan.core.inspection.drawing.Drawing}, which is written to a file
 * or embedded in a page.
 *
 * <p>Pictures need the JDK's module {@code java.desktop} and two libraries that are optional
 * dependencies of kan-core: {@code org.apache.xmlgraphics:batik-svggen} and {@code
 * org.knowm.xchart:xchart}. A program that draws adds them, in its {@code pom.xml} for example; on
 * a module path their modules are resolved by {@code --add-modules
 * java.desktop,org.apache.xmlgraphics.batik.svggen,xchart}. If one is missing, the first picture
 * fails with a message that names it and its version. Nothing here opens a window, but Java needs a
 * font to write with: on a bare Linux machine fontconfig and any font must be installed.
 */
package dev.kan.core.inspection.drawing;
