// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A page read by the JDK's XML parser. */
record PageReader(Element root) {
  static PageReader of(ModelReport report) throws Exception {
    return of(report.html());
  }

  static PageReader of(String html) throws Exception {
    return new PageReader(
        DocumentBuilderFactory.newDefaultNSInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(html)))
            .getDocumentElement());
  }

  List<Element> elements(String name) {
    return elements(root, name);
  }

  List<Element> ofClass(String name) {
    return elements("*").stream().filter(e -> e.getAttribute("class").equals(name)).toList();
  }

  Element byId(String id) {
    return elements("*").stream()
        .filter(each -> each.getAttribute("id").equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing has the id " + id));
  }

  /** The texts of the cells of a row of tables in a section. */
  List<String> row(String section, String heading) {
    return elements(byId(section), "tr").stream()
        .map(row -> elements(row, "*").stream().map(Element::getTextContent).toList())
        .filter(cells -> cells.get(0).equals(heading))
        .findFirst()
        .orElseThrow(() -> new AssertionError(section + " has no row " + heading));
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
