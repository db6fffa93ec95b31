// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

/**
 * A part of the page under a heading.
 *
 * @param id its id, which links to it use
 * @param title the heading, plain text
 * @param body everything below the heading, HTML
 */
record Section(String id, String title, String body) {
  String html() {
    return """
        <section id="%1$s" aria-labelledby="%1$s-heading">
        <h2 id="%1$s-heading">%2$s</h2>
        %3$s</section>
        """
        .formatted(id, Html.text(title), body);
  }

  String link() {
    return "<a href=\"#%s\">%s</a>".formatted(id, Html.text(title));
  }
}
