// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.leastsquares;

import dev.kan.core.Kan;
import dev.kan.core.ParameterVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network run forward and backward, sample by sample, for the derivatives of each output with
 * respect to the trainable parameters. Immutable; a {@link Pass} holds one thread's work.
 */
final class NetworkDerivatives {
  private final Kan kan;
  private final List<EdgeDerivatives> edges = new ArrayList<>();
  private final List<NodeDerivatives> nodes = new ArrayList<>();
  private final List<SymbolicDerivatives> symbolic = new ArrayList<>();

  NetworkDerivatives(Kan kan) {
    this.kan = kan;
    ParameterVector layout = ParameterVector.of(kan);
    for (int l = 0; l < kan.layers().size(); l++) {
      Offsets offsets = new Offsets(layout, l);
      edges.add(new EdgeDerivatives(kan.layer(l), offsets));
      nodes.add(new NodeDerivatives(kan.layer(l), offsets));
      symbolic.add(new SymbolicDerivatives(kan.layer(l), offsets));
    }
  }

  int outputs() {
    return kan.outputs();
  }

  /** The largest number of derivatives that a sample can have for one output. */
  int mostIndices() {
    return edges.stream().mapToInt(EdgeDerivatives::mostIndices).sum()
        + nodes.stream().mapToInt(NodeDerivatives::mostIndices).sum()
        + symbolic.stream().mapToInt(SymbolicDerivatives::mostIndices).sum();
  }

  Pass newPass() {
    return new Pass();
  }

  /** One sample at a time, forward and then backward. */
  final class Pass {
    private final Tape[] tapes =
        kan.layers().stream().map(layer -> new Tape(layer.spec())).toArray(Tape[]::new);
    private final double[] inputSlopes = new double[kan.inputs()];

    /**
     * Runs a sample forward.
     *
     * @return the outputs, valid until the next sample; not to be changed
     */
    double[] forward(double[] x) {
      double[] current = x;
      for (int l = 0; l < tapes.length; l++) {
        edges.get(l).forward(current, tapes[l]);
        symbolic.get(l).forward(current, tapes[l]);
        nodes.get(l).forward(tapes[l]);
        current = tapes[l].nodes;
      }
      return current;
    }

    /**
     * The places of the parameters that the sample has derivatives for, in rising order.
     *
     * @return how many they are
     */
    int indices(int[] indices, int start) {
      int next = start;
      for (int l = 0; l < tapes.length; l++) {
        int first = next;
        next = edges.get(l).indices(tapes[l], indices, next);
        tapes[l].edgeIndices = next - first;
        next = nodes.get(l).indices(indices, next);
        tapes[l].nodeIndices = next - first;
        next = symbolic.get(l).indices(indices, next);
        tapes[l].allIndices = next - first;
      }
      return next - start;
    }

    /**
     * The derivatives of one output, in the order of {@link #indices}, which must have been called.
     *
     * @param values takes the derivatives from {@code start} on
     */
    void backward(int output, double[] values, int start) {
      int next = start;
      for (Tape tape : tapes) {
        next += tape.allIndices;
      }
      Tape last = tapes[tapes.length - 1];
      Arrays.fill(last.nodeSlopes, 0);
      last.nodeSlopes[output] = 1;
      for (int l = tapes.length - 1; l >= 0; l--) {
        Tape tape = tapes[l];
        next -= tape.allIndices;
        nodes.get(l).backward(tape.nodeSlopes, tape, values, next + tape.edgeIndices);
        double[] slopes = l == 0 ? inputSlopes : tapes[l - 1].nodeSlopes;
        edges.get(l).backward(tape.rawSlopes, tape, values, next, slopes);
        symbolic.get(l).backward(tape.rawSlopes, tape, values, next + tape.nodeIndices, slopes);
      }
    }
  }
}
