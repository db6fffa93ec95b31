// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.comparison;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.kan.examples.bench.networks.BenchCase;
import dev.kan.examples.bench.peer.PythonScript;
import java.io.IOException;
import java.util.List;

/** A network of a library of Python. */
enum NetworkPeer {
  /** The KAN of qkan, which is that of efficient-kan, in PyTorch. */
  TORCH("torch"),
  /** The same with {@code torch.compile}. */
  TORCH_COMPILED("torch-compiled"),
  /** The MultKAN of pykan without its symbolic part. */
  PYKAN("pykan"),
  /** The KAN of jaxKAN with splines, compiled by JAX. */
  JAX_SPLINE("jax-spline"),
  /** The KAN of jaxKAN with Chebyshev polynomials, compiled by JAX. */
  JAX_CHEBYSHEV("jax-chebyshev"),
  /** The KAN of jaxKAN with Gaussians, compiled by JAX. */
  JAX_RBF("jax-rbf");

  private final String id;

  NetworkPeer(String id) {
    this.id = id;
  }

  /** Returns the name on the command line, in tables and in JSON. */
  @JsonValue
  String id() {
    return id;
  }

  boolean hasSplines() {
    return this != JAX_CHEBYSHEV && this != JAX_RBF;
  }

  boolean isCompiled() {
    return this != TORCH && this != PYKAN;
  }

  /**
   * Times a network, with as many threads as there are processors.
   *
   * @param script {@code networks.py}
   * @return an object with {@code step_ms}, {@code predict_ms} and {@code versions}
   * @throws IOException if Python cannot be started or fails; the message has its last line
   */
  JsonNode time(PythonScript script, BenchCase bench, int repetitions)
      throws IOException, InterruptedException {
    return script.run(
        List.of(
            id,
            "--widths",
            bench.joinedWidths(),
            "--samples",
            Integer.toString(bench.samples()),
            "--grid",
            Integer.toString(bench.gridIntervals()),
            "--repetitions",
            Integer.toString(repetitions),
            "--threads",
            Integer.toString(Runtime.getRuntime().availableProcessors())));
  }
}
