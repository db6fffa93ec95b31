// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import dev.kan.core.inspection.markup.XmlText;
import java.awt.Graphics2D;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Writes pictures as SVG text: a group for each part, with its id, class, tooltip and opacity. */
final class SvgText {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private SvgText() {}

  static String of(Picture picture) {
    try {
      return text(document(picture));
    } catch (ParserConfigurationException | TransformerException e) {
      throw new IllegalStateException("the JDK's own XML library does not work", e);
    }
  }

  private static Document document(Picture picture) throws ParserConfigurationException {
    Document document =
        DocumentBuilderFactory.newDefaultNSInstance()
            .newDocumentBuilder()
            .getDOMImplementation()
            .createDocument(NAMESPACE, "svg", null);
    Element root = document.getDocumentElement();
    root.setAttribute("class", picture.name());
    root.setAttribute("width", String.valueOf(picture.width()));
    root.setAttribute("height", String.valueOf(picture.height()));
    root.setAttribute(
        "viewBox", String.format(Locale.ROOT, "0 0 %d %d", picture.width(), picture.height()));
    SVGGraphics2D graphics = graphics(document, picture.name());
    // groups only say what differs from Java's defaults, which are not SVG's
    graphics.getDOMTreeManager().applyDefaultRenderingStyle(root);
    for (Part part : picture.parts()) {
      append(root, group(graphics, part));
    }
    Element definitions = document.createElementNS(NAMESPACE, "defs");
    List<?> defined = graphics.getDefinitionSet();
    defined.forEach(each -> definitions.appendChild((Node) each));
    append(root, definitions);
    replaceWhatIsNotXml(document);
    return document;
  }

  private static void replaceWhatIsNotXml(Node node) {
    String value = node.getNodeValue();
    if (value != null) {
      node.setNodeValue(XmlText.of(value));
    }
    NamedNodeMap attributes = node.getAttributes();
    for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
      replaceWhatIsNotXml(attributes.item(i));
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      replaceWhatIsNotXml(child);
    }
  }

  private static SVGGraphics2D graphics(Document document, String name) {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setPrecision(2);
    context.setIDGenerator(
        new SVGIDGenerator() {
          @Override
          public String generateID(String prefix) {
            return super.generateID(name + "-" + prefix);
          }
        });
    return new SVGGraphics2D(context, false);
  }

  private static Element group(SVGGraphics2D graphics, Part part) {
    Graphics2D own = (Graphics2D) graphics.create();
    part.painter().accept(own);
    own.dispose();
    Element group = graphics.getTopLevelGroup(false);
    group.setAttribute("id", part.id());
    group.setAttribute("class", part.group());
    if (part.opacity() < 1) {
      group.setAttribute("opacity", String.valueOf((float) part.opacity()));
    }
    part.textLength().ifPresent(length -> fixTextLength(group, length));
    part.tooltip()
        .ifPresent(
            text -> {
              Element title = group.getOwnerDocument().createElementNS(NAMESPACE, "title");
              title.setTextContent(text);
              group.insertBefore(title, group.getFirstChild());
            });
    return group;
  }

  /** Viewers may have other fonts than those that the text was measured in. */
  private static void fixTextLength(Element group, double length) {
    NodeList texts = group.getElementsByTagName("text");
    for (int i = 0; i < texts.getLength(); i++) {
      Element text = (Element) texts.item(i);
      text.setAttribute("textLength", String.valueOf((float) length));
      text.setAttribute("lengthAdjust", "spacingAndGlyphs");
    }
  }

  private static void append(Element root, Element child) {
    root.appendChild(root.getOwnerDocument().createTextNode("\n"));
    root.appendChild(child);
  }

  private static String text(Document document) throws TransformerException {
    Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    StringWriter text = new StringWriter();
    transformer.transform(new DOMSource(document), new StreamResult(text));
    return text + "\n";
  }
}
