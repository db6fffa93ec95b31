// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.escape.Escaper;
import com.google.common.html.HtmlEscapers;
import dev.kan.core.inspection.markup.XmlText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Pieces of the page. Whatever text a user may have given goes through {@link #text}. */
final class Html {
  private static final Escaper ESCAPER = HtmlEscapers.htmlEscaper();

  private Html() {}

  /** Returns plain text as the content of an element or of an attribute between double quotes. */
  static String text(String plain) {
    return ESCAPER.escape(XmlText.of(plain));
  }

  /** Returns a number with four digits. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "infinite" : "minus infinite";
    }
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.4g", value);
  }

  /** Returns a coefficient of determination, rounded down so that only 1 is 1. */
  static String r2(double value) {
    return value == 1
        ? "1"
        : String.format(Locale.ROOT, "%.6f", Math.floor(value * 1_000_000) / 1_000_000);
  }

  static String paragraph(String content) {
    return "<p>" + content + "</p>\n";
  }

  /** Returns two parts side by side, or one below the other where the page is narrow. */
  static String pair(String first, String second) {
    return "<div class=\"pair\">\n<div>" + first + "</div>\n<div>" + second + "</div>\n</div>\n";
  }

  /**
   * Returns a part that opens on demand.
   *
   * @param summary what it holds, plain text
   * @param content HTML
   */
  static String details(String summary, String content) {
    return "<details><summary>" + text(summary) + "</summary>\n" + content + "</details>\n";
  }

  /**
   * Returns a table whose first column names the rows.
   *
   * @param caption its caption, plain text
   * @param headings of the columns, plain text
   * @param rows cells as HTML
   */
  static String table(String caption, List<String> headings, List<List<String>> rows) {
    String head =
        headings.stream()
            .map(each -> "<th scope=\"col\">" + text(each) + "</th>")
            .collect(Collectors.joining());
    String body = rows.stream().map(Html::row).collect(Collectors.joining("\n"));
    return """
        <div class="scroll"><table>
        <caption>%s</caption>
        <thead><tr>%s</tr></thead>
        <tbody>
        %s
        </tbody>
        </table></div>
        """
        .formatted(text(caption), head, body);
  }

  private static String row(List<String> cells) {
    String others =
        cells.stream().skip(1).map(cell -> "<td>" + cell + "</td>").collect(Collectors.joining());
    return "<tr><th scope=\"row\">" + cells.get(0) + "</th>" + others + "</tr>";
  }
}
