// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import dev.kan.core.data.Table;
import dev.kan.core.formula.search.FormulaFront;
import dev.kan.core.model.KanModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A report of a model for the owner of a table, as one HTML page that stands by itself: what is
 * predicted and how well, how much each column matters, how predictions change with its cells, and
 * which columns interact. With rows of a table it also shows how predictions compare with the truth
 * (errors and prediction intervals of numbers; confusion, ROC curves and calibration of classes),
 * the rows that are predicted worst, and the cells unlike those learned from. All figures are in
 * the user's names and units. The page loads nothing from anywhere, can be read without its script,
 * in light and dark, on a phone or printed, and is well-formed XML.
 *
 * <pre>{@code
 * TableReport.builder(model).rows(table).build().write(Path.of("report.html"));
 * }</pre>
 *
 * <p>A {@link ModelReport} shows the network inside instead.
 *
 * @param model the model
 * @param table the rows to compare predictions with; they have the model's columns and the target's
 * @param title the heading of the page
 * @param facts further lines for the table of facts, in order
 * @param formulaNote what the page says of a formula if the model is none
 * @param front the formulas among which the model was chosen, if it is one
 */
public record TableReport(
    KanModel model,
    Optional<Table> table,
    String title,
    Map<String, String> facts,
    String formulaNote,
    Optional<FormulaFront> front) {
  /**
   * Copies the facts.
   *
   * @throws IllegalArgumentException if the title is blank
   */
  public TableReport {
    facts = ImmutableMap.copyOf(facts);
    checkArgument(!title.isBlank(), "a report needs a title; got '%s'", title);
  }

  /**
   * Returns a builder of a report.
   *
   * @param model the model
   */
  public static Builder builder(KanModel model) {
    return new Builder(model);
  }

  /**
   * Returns the page. The picture of the network is part of it if there are rows and the network
   * has at most 60 edges; only the picture needs the libraries of {@link
   * dev.kan.core.inspection.drawing}.
   *
   * @return HTML that is XML as well, to be stored as UTF-8
   * @throws IllegalArgumentException if the rows do not fit the model or a target is missing, as
   *     {@link dev.kan.core.model.Schema#samples}, or the model has no finite prediction on any row
   * @throws IllegalStateException if there is a picture and a drawing library or a font is missing;
   *     the message names it
   */
  public String html() {
    return TablePage.of(this);
  }

  /**
   * Writes the page to a file.
   *
   * @param file the file, which is replaced as a whole or not at all; missing parent directories
   *     are created
   * @throws IllegalArgumentException as {@link #html}
   * @throws IllegalStateException as {@link #html}
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    Page.write(html(), file);
  }

  /** Builds a {@link TableReport}. */
  public static final class Builder {
    private final KanModel model;
    private Optional<Table> table = Optional.empty();
    private String title;
    private final Map<String, String> facts = new LinkedHashMap<>();
    private String formulaNote = "The model is not a formula: it consists of curves.";
    private Optional<FormulaFront> front = Optional.empty();

    private Builder(KanModel model) {
      this.model = model;
      title = "Model of " + String.join(", ", model.schema().target().columns());
    }

    /**
     * Sets the rows to compare predictions with, best ones that the model was not trained on.
     * Default: none, for a page about the model alone.
     *
     * @param rows the model's columns and the target's, in any order; others are ignored
     */
    public Builder rows(Table rows) {
      table = Optional.of(rows);
      return this;
    }

    /** Sets the heading of the page. Default: one that names the target. */
    public Builder title(String newTitle) {
      title = newTitle;
      return this;
    }

    /**
     * Adds a line to the table of facts: the origin of the data, a candidate that was tried, a
     * seed. Default: none.
     *
     * @param name the name of the fact, used for no other
     * @param value its value
     * @throws IllegalArgumentException if there is a fact of that name already
     */
    public Builder fact(String name, String value) {
      checkArgument(!facts.containsKey(name), "there is a fact '%s' already", name);
      facts.put(name, value);
      return this;
    }

    /**
     * Sets what the page says of a formula if the model is none, for example how much the best
     * formula would lose. Default: that the model consists of curves.
     */
    public Builder formulaNote(String note) {
      formulaNote = note;
      return this;
    }

    /**
     * Sets the result of the search that found the model, which is the chosen formula of it.
     * Default: none, for a model of another origin.
     */
    public Builder front(FormulaFront formulas) {
      front = Optional.of(formulas);
      return this;
    }

    /**
     * Returns the report.
     *
     * @throws IllegalArgumentException if the title is blank
     */
    public TableReport build() {
      return new TableReport(model, table, title, facts, formulaNote, front);
    }
  }
}
