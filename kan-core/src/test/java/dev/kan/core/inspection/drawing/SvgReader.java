// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import com.google.common.collect.ImmutableList;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** An SVG read by the JDK's XML parser. */
record SvgReader(Element root) {
  static SvgReader of(Drawing drawing) throws Exception {
    return new SvgReader(
        DocumentBuilderFactory.newDefaultNSInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(drawing.svg())))
            .getDocumentElement());
  }

  List<Element> groups(String name) {
    return elements(root, "g").stream()
        .filter(group -> group.getAttribute("class").equals(name))
        .toList();
  }

  Element group(String id) {
    return elements(root, "g").stream()
        .filter(group -> group.getAttribute("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  static List<Element> elements(Element in, String name) {
    NodeList nodes = in.getElementsByTagName(name);
    ImmutableList.Builder<Element> elements = ImmutableList.builder();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements.build();
  }
}
