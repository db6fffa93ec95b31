// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.editing.grid.GridCoverage;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.notation.JavaSource;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.formula.symbolic.SymbolicFormula;
import dev.kan.core.inspection.drawing.EdgeDrawing;
import dev.kan.core.inspection.drawing.LossCurve;
import dev.kan.core.inspection.drawing.LossDrawing;
import dev.kan.core.inspection.drawing.NetworkDrawing;
import dev.kan.core.storage.json.KanJson;
import dev.kan.locale.DefaultLocales;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextUnderLocalesTest {
  private static final LossCurve LOSSES = LossCurve.ofSteps("TRAIN", 1.5, 0.25, 0.0625);

  static List<Locale> locales() {
    return DefaultLocales.ALL;
  }

  @Test
  void localesDifferInWhatTheyWrite() throws Exception {
    List<String> written = new ArrayList<>();
    for (Locale locale : DefaultLocales.ALL) {
      written.add(
          DefaultLocales.under(
              locale,
              () -> {
                Locale now = Locale.getDefault(Locale.Category.FORMAT);
                return String.format(now, "%d %.1f", 12, 1.5) + "TITLE".toLowerCase(now);
              }));
    }
    assertThat(written).doesNotHaveDuplicates().doesNotContain("12 1.5title");
  }

  @ParameterizedTest
  @MethodSource("locales")
  void picturesAreTheSame(Locale locale) throws Exception {
    assertSame(locale, TextUnderLocalesTest::pictures);
  }

  @ParameterizedTest
  @MethodSource("locales")
  void reportsAreTheSame(Locale locale) throws Exception {
    assertSame(
        locale, () -> List.of(Models.report(2, 3, 1).losses(List.of(LOSSES)).build().html()));
  }

  @ParameterizedTest
  @MethodSource("locales")
  void networksAndFormulasAreTheSame(Locale locale) throws Exception {
    assertSame(locale, TextUnderLocalesTest::documents);
  }

  @ParameterizedTest
  @MethodSource("locales")
  void messagesAreTheSame(Locale locale) throws Exception {
    assertSame(locale, TextUnderLocalesTest::messages);
  }

  private static void assertSame(Locale locale, Texts texts) throws Exception {
    List<String> expected = DefaultLocales.under(Locale.ROOT, texts::make);
    assertThat(DefaultLocales.under(locale, texts::make)).isEqualTo(expected);
  }

  @FunctionalInterface
  private interface Texts {
    List<String> make();
  }

  private static List<String> pictures() {
    Kan kan = Models.random(2, 3, 1);
    Samples samples = Models.samples(2, 1);
    return List.of(
        NetworkDrawing.of(kan, samples.inputs()).svg(),
        EdgeDrawing.of(kan.layer(0).edge(0, 1), -1, 0, 0.5, 1).svg(),
        LossDrawing.of(List.of(LOSSES)).svg());
  }

  private static List<String> documents() {
    List<String> texts = new ArrayList<>();
    var formula = SymbolicFormula.of(Models.formula()).outputs().get(0);
    Arrays.stream(Notation.values()).forEach(notation -> texts.add(notation.of(formula)));
    texts.add(JavaSource.method("formula", formula, List.of("x1", "x2")));
    texts.add(KanJson.toJson(Models.random(2, 3, 1)));
    texts.add(KanJson.toJson(KanJson.fromJson(KanJson.toJson(Models.formula()))));
    texts.add(Models.random(2, 3, 1) + " " + Models.random(2, 3, 1).layer(0));
    texts.add(
        GridCoverage.of(Models.random(1, 1), Batch.of(1, 0.9, 0.95, 7)).warnings().toString());
    return texts;
  }

  private static List<String> messages() {
    return List.of(
        message(() -> KanSpec.builder(12, 0).build()),
        message(() -> Batch.of(2, 1, 2, Double.NaN, 4).requireFinite("the input")),
        message(() -> Expression.parse("x1 + + 12 )")),
        message(() -> Expression.parse("x1 ? 12")),
        message(() -> KanJson.fromJson("{\"format\": \"kan\", \"version\": 123}")),
        message(() -> SymbolicFormula.of(Models.random(2, 1))));
  }

  private static String message(ThrowingCallable mistake) {
    return String.valueOf(catchThrowable(mistake).getMessage());
  }
}
