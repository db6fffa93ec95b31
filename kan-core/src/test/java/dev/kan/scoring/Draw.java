// SPDX-License-Identifier: Apache-2.0
package dev.kan.scoring;

import dev.kan.core.Kan;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.inspection.drawing.EdgeDrawing;
import dev.kan.core.inspection.drawing.LossCurve;
import dev.kan.core.inspection.drawing.LossDrawing;
import dev.kan.core.inspection.drawing.NetworkDrawing;
import dev.kan.core.inspection.report.ModelReport;
import dev.kan.core.storage.json.KanJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** A program that draws: it prints the message with which each kind of picture is refused. */
public final class Draw {
  private Draw() {}

  /** Takes the file of a network with two inputs and one output. */
  public static void main(String[] args) throws IOException {
    Kan kan = KanJson.read(Path.of(args[0]));
    Batch inputs = Batch.of(2, 0.1, 0.2, 0.3, 0.4);
    Samples samples = new Samples(inputs, Batch.of(1, 1, 2));
    tell(() -> NetworkDrawing.of(kan, inputs));
    tell(() -> EdgeDrawing.of(kan.layer(0).edge(0, 0), inputs.column(0)));
    tell(() -> LossDrawing.of(List.of(LossCurve.ofSteps("train", 2, 1))));
    tell(() -> ModelReport.builder(kan, samples).suggestedEdges(0).build().html());
  }

  private static void tell(Supplier<Object> picture) {
    try {
      System.out.println(picture.get());
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }
}
