// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.atIndex;

import com.google.common.collect.Ordering;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.ParameterKind;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.Samples;
import dev.kan.core.editing.grid.GridCoverage;
import dev.kan.core.editing.grid.GridWarning;
import dev.kan.core.evaluation.metric.Metric;
import dev.kan.core.formula.symbolic.Suggestions;
import dev.kan.core.formula.symbolic.SymbolicFormula;
import dev.kan.core.inspection.drawing.LossCurve;
import dev.kan.core.inspection.drawing.NetworkStyle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class ModelReportTest {
  private static final String NASTY = "<b>\"x\"&'</script>]]>";

  @Test
  void sectionsHaveHeadingsAndLinks() throws Exception {
    PageReader page = PageReader.of(Models.report(2, 3, 1).losses(losses()).build());
    List<String> ids =
        page.elements("section").stream().map(each -> each.getAttribute("id")).toList();
    assertThat(ids)
        .containsExactly(
            "network", "formula", "metrics", "features", "losses", "coverage", "facts", "edges");
    assertThat(PageReader.elements(page.elements("nav").get(0), "a"))
        .extracting(link -> link.getAttribute("href"))
        .containsExactlyElementsOf(ids.stream().map(id -> "#" + id).toList());
    for (Element section : page.elements("section")) {
      assertThat(page.byId(section.getAttribute("aria-labelledby")).getTagName()).isEqualTo("h2");
    }
  }

  @Test
  void withoutLossesOrMetricsTheirSectionsAreMissing() throws Exception {
    PageReader page =
        PageReader.of(
            Models.report(2, 1)
                .metrics(List.of())
                .losses(List.of(LossCurve.ofSteps("train", Double.NaN)))
                .build());
    assertThat(page.elements("section"))
        .extracting(each -> each.getAttribute("id"))
        .contains("network")
        .doesNotContain("losses", "metrics");
  }

  @Test
  void everyDrawnEdgeHasABoxWithALabelAndACard() throws Exception {
    PageReader page = PageReader.of(Models.report(2, 3, 1).build());
    List<Element> boxes = page.ofClass("box");
    assertThat(page.byId("network").getTextContent()).contains("All 9 edges are drawn.");
    assertThat(boxes).hasSize(9).hasSameSizeAs(page.ofClass("card"));
    for (Element box : boxes) {
      assertThat(box.getAttribute("aria-label")).contains("score");
      assertThat(page.byId(box.getAttribute("href").substring(1)).getTagName())
          .isEqualTo("article");
    }
  }

  @Test
  void suggestionsStandByTheCostThatTheyShow() throws Exception {
    PageReader page =
        PageReader.of(
            Models.report(2, 3, 1).suggestions(Suggestions.defaults()).suggestedEdges(9).build());
    int unlikeR2 = 0;
    for (Element card : page.ofClass("card")) {
      assertThat(PageReader.elements(card, "th"))
          .extracting(Element::getTextContent)
          .contains("bits");
      List<Double> costs = column(card, 0);
      assertThat(costs).isSorted();
      List<Double> fits = column(card, 1);
      unlikeR2 += Ordering.natural().reverse().isOrdered(fits) ? 0 : 1;
    }
    assertThat(unlikeR2).as("cards whose order is not that of r2").isPositive();
  }

  private static List<Double> column(Element card, int index) {
    return PageReader.elements(card, "tr").stream()
        .map(row -> PageReader.elements(row, "td"))
        .filter(cells -> !cells.isEmpty())
        .map(cells -> Double.valueOf(cells.get(index).getTextContent()))
        .toList();
  }

  @Test
  void scoresAboveOneAreNotCalledShares() throws Exception {
    Kan cancelling = Models.cancelling();
    ModelReport report =
        ModelReport.builder(cancelling, Models.equalInputs()).suggestedEdges(0).build();
    PageReader page = PageReader.of(report);
    assertThat(Double.parseDouble(page.row("features", "x1").get(1))).isGreaterThan(50);
    assertThat(page.byId("features").getTextContent())
        .contains("Scores are no shares", "relative to the largest");
    assertThat(report.html()).doesNotContain("variation comes through");
    assertThat(page.ofClass("bar"))
        .extracting(bar -> bar.getAttribute("style"))
        .containsExactly("width:100.0%", "width:99.0%");
  }

  @Test
  void edgesTooFaintHaveNoCard() throws Exception {
    PageReader page =
        PageReader.of(
            Models.report(2, 3, 1).style(NetworkStyle.builder().cutOff(1).build()).build());
    assertThat(page.ofClass("card")).isEmpty();
    assertThat(page.byId("network").getTextContent())
        .contains(
            "0 of 9 edges are drawn; the others are absent, too faint or at nodes that are left out.");
  }

  @Test
  void idsAreUnique() throws Exception {
    PageReader page = PageReader.of(Models.report(2, 3, 1).losses(losses()).build());
    assertThat(page.elements("*"))
        .extracting(each -> each.getAttribute("id"))
        .filteredOn(id -> !id.isEmpty())
        .doesNotHaveDuplicates();
  }

  @Test
  void loadsNothing() {
    String html = Models.report(2, 3, 1).losses(losses()).build().html();
    String ownNames = html.replaceAll("xmlns(:xlink)?=\"http://www\\.w3\\.org/[A-Za-z0-9/]+\"", "");
    assertThat(ownNames).doesNotContain("http://", "https://", "//www", "@import", "src=");
    assertThat(html).contains("content=\"default-src 'none';");
  }

  @Test
  void thePolicyAllowsTheScript() throws Exception {
    ModelReport report = Models.report(2, 1).build();
    String script = PageReader.of(report).elements("script").get(0).getTextContent();
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
    assertThat(report.html())
        .contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
  }

  @Test
  void whatUsersWriteIsTextAndNothingElse() throws Exception {
    ModelReport plain = Models.report(2, 1).fact("a", "b").losses(losses()).build();
    ModelReport nasty =
        ModelReport.builder(plain.kan().withStep(NASTY, Map.of(NASTY, NASTY)), plain.train())
            .suggestions(Models.FEW)
            .suggestedEdges(1)
            .title(NASTY)
            .inputNames(List.of(NASTY, "\u0001\udc00" + "b"))
            .outputNames(List.of(NASTY))
            .fact(NASTY, NASTY + "\u0000\uFFFF\ud83d")
            .losses(List.of(LossCurve.ofSteps(NASTY, 1, 2)))
            .build();
    PageReader page = PageReader.of(nasty);
    assertThat(page.elements("h1").get(0).getTextContent()).isEqualTo(NASTY);
    assertThat(page.elements("title").get(0).getTextContent()).isEqualTo(NASTY);
    assertThat(page.row("facts", NASTY)).containsExactly(NASTY, NASTY + "\uFFFD\uFFFD\uFFFD");
    assertThat(page.row("features", NASTY).get(0)).isEqualTo(NASTY);
    assertThat(page.row("losses", NASTY).get(0)).isEqualTo(NASTY);
    assertThat(page.elements("script")).hasSize(1);
    assertThat(page.elements("style")).hasSize(1);
  }

  @Test
  void namesInFormulasAreEscaped() throws Exception {
    ModelReport report =
        ModelReport.builder(Models.formula(), Models.samples(2, 1))
            .inputNames(List.of(NASTY, "b"))
            .outputNames(List.of(NASTY))
            .build();
    assertThat(PageReader.of(report).byId("formula").getTextContent()).contains(NASTY);
  }

  @Test
  void theSameReportGivesTheSameText() {
    assertThat(Models.report(2, 3, 1).losses(losses()).build().html())
        .isEqualTo(Models.report(2, 3, 1).losses(losses()).build().html());
  }

  @Test
  void symbolicNetworksHaveAFormula() throws Exception {
    Samples samples = Models.samples(2, 1);
    PageReader page = PageReader.of(ModelReport.builder(Models.formula(), samples).build());
    Element formula = page.byId("formula");
    assertThat(PageReader.elements(formula, "math")).hasSize(2);
    assertThat(PageReader.elements(formula, "pre"))
        .first()
        .extracting(Element::getTextContent)
        .isEqualTo("0.3333*x2^2 + 3*sin(2*x1)");
    double exact = SymbolicFormula.of(Models.formula()).error(samples).fromTargets();
    double rounded = SymbolicFormula.of(Models.formula()).rounded(4).error(samples).fromNetwork();
    assertThat(page.row("formula", "all digits, training samples"))
        .contains(Html.number(exact), atIndex(2));
    assertThat(page.row("formula", "4 digits, training samples").get(1))
        .isEqualTo(Html.number(rounded))
        .isNotEqualTo("0");
    assertThat(page.byId("card-0-0-0").getTextContent()).contains("Symbolic part: sin");
  }

  @Test
  void numericNetworksHaveNone() throws Exception {
    assertThat(PageReader.of(Models.report(2, 3, 1).build()).byId("formula").getTextContent())
        .contains("9 of 9 edges are still numeric");
  }

  @Test
  void suggestionsGoToTheEdgesWithTheHighestScores() throws Exception {
    PageReader none = PageReader.of(Models.report(2, 3, 1).suggestedEdges(0).build());
    PageReader four = PageReader.of(Models.report(2, 3, 1).suggestedEdges(4).build());
    assertThat(suggested(none)).isEmpty();
    assertThat(suggested(four)).containsExactlyElementsOf(four.ofClass("card").subList(0, 4));
  }

  private static List<Element> suggested(PageReader page) {
    return page.ofClass("card").stream()
        .filter(
            card ->
                !PageReader.elements(card, "table").isEmpty()
                    || card.getTextContent().contains("No function"))
        .toList();
  }

  @Test
  void aSuggestionIsNamedAndDrawn() throws Exception {
    // only the base function, silu: x/2 + x^2/4 and little else near 0
    Kan kan = Models.random(1, 1);
    Kan smooth =
        kan.withLayers(
            List.of(
                KanLayer.neutral(kan.layer(0).spec())
                    .with(ParameterKind.BASE_SCALE, new double[] {1})));
    PageReader page =
        PageReader.of(
            ModelReport.builder(smooth, Models.samples(1, 1)).suggestions(Models.FEW).build());
    assertThat(page.ofClass("box").get(0).getAttribute("aria-label")).contains(", x^2? r2 0.999");
    assertThat(page.ofClass("fit")).hasSize(1);
  }

  @Test
  void metricsAreThoseOfTheNetworkInTheUnitsOfTheData() throws Exception {
    Dataset plain = Dataset.split(varied(), 0.2, 1);
    Dataset data = plain.normaliseInputs().normaliseTargets();
    Kan kan = Models.random(2, 1);
    PageReader page = PageReader.of(ModelReport.builder(kan, data).suggestedEdges(0).build());
    double deviation = data.targetNormalisation().orElseThrow().deviations().get(0);
    Metric rmse = Metric.ROOT_MEAN_SQUARED_ERROR;
    assertThat(page.row("metrics", "root mean squared error"))
        .containsExactly(
            "root mean squared error",
            Html.number(deviation * rmse.of(kan, data.train())),
            Html.number(deviation * rmse.of(kan, data.test())));
    assertThat(page.row("facts", "Normalised").get(1)).isEqualTo("inputs and targets");
  }

  /** Targets that vary. */
  private static Samples varied() {
    Samples samples = Models.samples(2, 1);
    return samples.withTargets(samples.inputs().selectColumns(List.of(1)));
  }

  @Test
  void warningsAreThoseOfTheCoverage() throws Exception {
    Samples few = Models.samples(2, 1).select(0, 1);
    ModelReport report = ModelReport.builder(Models.random(2, 1), few).suggestedEdges(0).build();
    List<GridWarning> warnings = GridCoverage.of(report.kan(), few.inputs()).warnings();
    assertThat(warnings).isNotEmpty();
    assertThat(PageReader.of(report).byId("coverage").getTextContent())
        .contains(warnings.stream().map(GridWarning::message).toList());
  }

  @Test
  void isWrittenAsItIs(@TempDir Path directory) throws Exception {
    ModelReport report = Models.report(2, 1).build();
    Path file = directory.resolve("new/report.html");
    report.write(file);
    assertThat(Files.readString(file)).isEqualTo(report.html());
  }

  private static List<LossCurve> losses() {
    return List.of(
        LossCurve.ofSteps("train", 1, 0.1, 0.01),
        LossCurve.of("test", new double[] {0, 3}, new double[] {2, 0.02}));
  }
}
