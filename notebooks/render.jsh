// SPDX-License-Identifier: Apache-2.0
// Lets pictures, reports, formulas and models show themselves as the last value of a cell.
import org.dflib.jjava.jupyter.kernel.display.RenderFunction;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

<T> void showAs(MIMEType type, Class<T> shown, java.util.function.Function<T, String> text) {
  RenderFunction<T> function = (value, context) -> context.renderIfRequested(type, () -> text.apply(value));
  kernel().getRenderer().createRegistration(shown).preferring(type).register(function);
}

String frame(String page) {
  String escaped = page.replace("&", "&amp;").replace("\"", "&quot;");
  return "<iframe style='width: 100%; height: 600px; border: 0' srcdoc=\"" + escaped + "\"></iframe>";
}

String latex(List<Expression> formulas) {
  return formulas.stream().map(Notation.LATEX::of).map(each -> "$$" + each + "$$").collect(Collectors.joining("\n"));
}

showAs(MIMEType.IMAGE_SVG, Drawing.class, Drawing::svg);
showAs(MIMEType.TEXT_HTML, TableReport.class, report -> frame(report.html()));
showAs(MIMEType.TEXT_HTML, ModelReport.class, report -> frame(report.html()));
showAs(MIMEType.TEXT_LATEX, Expression.class, formula -> latex(List.of(formula)));
showAs(MIMEType.TEXT_LATEX, SymbolicFormula.class, formula -> latex(formula.outputs()));
showAs(MIMEType.TEXT_LATEX, FormulaFront.class, front -> latex(List.of(front.chosen().expression())));
showAs(MIMEType.TEXT_MARKDOWN, KanModel.class, model -> "**" + String.join(", ", model.schema().target().columns()) + "** " + model.scores());
