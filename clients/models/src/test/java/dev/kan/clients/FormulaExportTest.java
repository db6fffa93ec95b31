// SPDX-License-Identifier: Apache-2.0
package dev.kan.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.SeededRandom;
import dev.kan.core.data.Table;
import dev.kan.core.data.TableColumn;
import dev.kan.core.evaluation.KanEvaluator;
import dev.kan.core.expression.Expression;
import dev.kan.core.expression.library.FunctionLibrary;
import dev.kan.core.expression.notation.Notation;
import dev.kan.core.formula.symbolic.AutoSymbolic;
import dev.kan.core.formula.symbolic.SymbolicFormula;
import dev.kan.core.model.FormulaModel;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.ModelTrainer;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.training.ladder.LadderTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Writes formulas in the notation of SymPy, with what the models of them compute. */
class FormulaExportTest {
  private static final int POINTS = 1000;

  /** Formulas by a name, of columns whose names Python may have to quote. */
  private static final Map<String, String> FORMULAS =
      Map.ofEntries(
          Map.entry("powers", "x^-2 - 2.5*y^-3 + (x + 2)^-1.5*(y*x)^3 - 2/(3*y) + (-2)^3*x"),
          Map.entry(
              "digits", "3.141592653589793*x + 0.1234567890123456789*y + 1.2345678901234567e-7*z"),
          Map.entry(
              "sizes", "6.02214076e23*x*1.380649e-23 - 123456789*y + 1e-5*x^2 - 2e20*x*1e-20"),
          Map.entry(
              "nested", "exp(sin(2*x)^2 - cos(y/x)) - sqrt(1 + abs(x - 2*y))*tanh(-(x - (y - 1)))"),
          Map.entry("domains", "log(x) + arcsin(y) - sqrt(x - y) + arctanh(x/2) + (x + y)^0.3"),
          Map.entry("hyperbolic", "sinh(x)*cosh(y) + arctan(x)*arccos(y/4) + sign(x - y)*tan(y)"),
          Map.entry(
              "names",
              "`petal length (cm)`*2 - `it's \\ \"50%\" {a_b}`^2 + S*E/I + lambda - α*beta + x_1"
                  + " + x_max*`class` + `sin`*`x 1` + Q*N + `2x`"));

  private final List<Map<String, Object>> cases = new ArrayList<>();

  @Test
  void writesFormulas() throws IOException {
    addFunctions("", FunctionLibrary.standard(), points(1, -1.5));
    // in the safe range, outside which the network is bounded and the formula is not
    FunctionLibrary guarded = FunctionLibrary.standard().avoidingSingularities();
    addFunctions("guarded ", guarded, points(1, 0.5));
    FORMULAS.forEach((name, text) -> add(name, Expression.parse(text)));
    addModelOfATable();
    assertThat(cases).hasSize(2 * FunctionLibrary.standard().names().size() + FORMULAS.size() + 1);
    Path file = ServedModel.formulas();
    Files.createDirectories(file.getParent());
    new ObjectMapper().writeValue(file.toFile(), cases);
  }

  private void addFunctions(String prefix, FunctionLibrary library, Batch x) {
    Kan kan = Networks.functions(library);
    SymbolicFormula formula = SymbolicFormula.of(kan);
    Batch y = KanEvaluator.of(kan).evaluate(x);
    for (int f = 0; f < kan.outputs(); f++) {
      add(
          prefix + library.names().get(f),
          formula.outputs().get(f),
          Map.of(formula.variables().get(0), x.column(0)),
          y.column(f));
    }
  }

  private void add(String name, Expression formula) {
    List<String> variables = List.copyOf(formula.variables());
    Batch x = points(variables.size(), -1.5);
    Map<String, double[]> columns = new LinkedHashMap<>();
    Table.Builder table = Table.builder();
    for (int v = 0; v < variables.size(); v++) {
      columns.put(variables.get(v), x.column(v));
      table.numbers(variables.get(v), x.column(v));
    }
    KanModel model = FormulaModel.of(formula, table.build(), "target");
    double[] values = model.predict(table.build()).column(0);
    add(name, model.formula().outputs().get(0), columns, values);
  }

  /** Adds the formula of a trained model, in the units of its columns. */
  private void addModelOfATable() {
    Table flats = Flats.table(POINTS, 1).without(List.of("level"));
    AutoSymbolic curves =
        AutoSymbolic.builder()
            .library(FunctionLibrary.standard().select("x", "x^2", "tanh"))
            .r2Threshold(Double.NEGATIVE_INFINITY)
            .build();
    KanModel model =
        ModelTrainer.builder("rent")
            .hidden()
            .trainer(LadderTrainer.of(3))
            .build()
            .train(flats)
            .autoSymbolic(curves, flats);
    Map<String, double[]> columns = new LinkedHashMap<>();
    TableColumn area = flats.column("area of flat");
    columns.put("area of flat", new double[POINTS]);
    columns.put("area of flat missing", new double[POINTS]);
    columns.put("year", new double[POINTS]);
    double imputed = ((NumericColumn) model.schema().columns().get(0)).imputed();
    for (int row = 0; row < POINTS; row++) {
      columns.get("area of flat")[row] = area.isMissing(row) ? imputed : area.number(row);
      columns.get("area of flat missing")[row] = area.isMissing(row) ? 1 : 0;
      columns.get("year")[row] = flats.column("year").number(row);
    }
    double[] rents = model.predict(flats).column(0);
    add("model of a table", model.formula().outputs().get(0), columns, rents);
  }

  private void add(
      String name, Expression formula, Map<String, double[]> columns, double... values) {
    cases.add(
        Map.of(
            "name",
            name,
            "sympy",
            Notation.SYMPY.of(formula),
            "columns",
            columns,
            "values",
            finite(values)));
  }

  private static Double[] finite(double... values) {
    return Arrays.stream(values)
        .mapToObj(value -> Double.isFinite(value) ? value : null)
        .toArray(Double[]::new);
  }

  private static Batch points(int columns, double lower) {
    SeededRandom random = new SeededRandom(7);
    double[] values = new double[POINTS * columns];
    Arrays.setAll(values, v -> random.uniform(lower, 1.5));
    return Batch.of(columns, values);
  }
}
