// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.data.Table;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.explanation.Interactions;
import java.util.List;
import java.util.Optional;

/** The sections of a report on a model of tables. */
final class TablePage {
  /** The greatest number of edges whose picture can be read. */
  private static final int MOST_EDGES = 60;

  private TablePage() {}

  static String of(TableReport report) {
    return Page.of(report.title(), sections(report));
  }

  private static List<Section> sections(TableReport report) {
    KanModel model = report.model();
    Optional<TableFindings> rows = report.table().map(table -> TableFindings.of(model, table));
    ColumnFindings columns = ColumnFindings.of(model, rows);
    ImmutableList.Builder<Section> sections = ImmutableList.builder();
    sections.add(SummarySection.of(model, rows));
    report
        .front()
        .ifPresent(
            front -> sections.add(FormulaSection.of(report), FrontSection.of(front, report)));
    sections.add(ImportanceSection.of(columns), EffectsSection.of(model, columns));
    rows.map(each -> InteractionsSection.of(Interactions.of(model, each.table())))
        .ifPresent(sections::add);
    rows.ifPresent(each -> sections.addAll(quality(each)));
    if (report.front().isEmpty()) {
      sections.add(FormulaSection.of(report));
    }
    report.table().ifPresent(table -> sections.addAll(network(model, table)));
    return sections.add(TableFactsSection.of(report)).build();
  }

  private static List<Section> quality(TableFindings findings) {
    ImmutableList.Builder<Section> sections = ImmutableList.builder();
    if (findings.target() instanceof ClassTarget target) {
      ClassFindings classes = ClassFindings.of(target, findings);
      sections.add(ConfusionSection.of(classes));
      RocSection.of(classes).ifPresent(sections::add);
      sections.add(CalibrationSection.of(classes));
    } else {
      sections.add(ErrorsSection.of((NumericTarget) findings.target(), findings));
    }
    return sections.add(WorstRowsSection.of(findings), CellsSection.of(findings)).build();
  }

  private static List<Section> network(KanModel model, Table table) {
    Kan kan = model.kan();
    long edges = kan.edges().stream().filter(each -> kan.edge(each).present()).count();
    if (edges > MOST_EDGES) {
      return ImmutableList.of();
    }
    Findings findings =
        Findings.of(ModelReport.builder(model, table).suggestedEdges(0).build().settings());
    return ImmutableList.of(PictureSection.of(findings), EdgesSection.of(findings));
  }
}
