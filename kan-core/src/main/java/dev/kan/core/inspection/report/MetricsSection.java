// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.report;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import dev.kan.core.data.Batch;
import dev.kan.core.data.Samples;
import dev.kan.core.evaluation.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The section on the metrics of the model. */
final class MetricsSection {
  private MetricsSection() {}

  static Section of(Findings findings) {
    ReportedNetwork network = findings.network();
    Batch train = network.outputs(network.train());
    Optional<Samples> test = network.test();
    Optional<Batch> testOutputs = test.map(network::outputs);
    List<List<String>> rows = new ArrayList<>();
    for (Metric metric : findings.settings().metrics()) {
      ImmutableList.Builder<String> cells = ImmutableList.builder();
      cells.add(Html.text(Ascii.toLowerCase(metric.name().replace('_', ' '))));
      cells.add(value(metric, train, network.train()));
      testOutputs.ifPresent(y -> cells.add(value(metric, y, test.orElseThrow())));
      rows.add(cells.build());
    }
    List<String> headings =
        test.isPresent()
            ? ImmutableList.of("metric", "training samples", "test samples")
            : ImmutableList.of("metric", "training samples");
    return new Section(
        "metrics", "Metrics", Html.table("In the units of the data", headings, rows));
  }

  private static String value(Metric metric, Batch outputs, Samples samples) {
    double value = metric.of(outputs, samples);
    return metric == Metric.R2 ? Html.r2(value) : Html.number(value);
  }
}
