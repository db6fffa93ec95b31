// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

/** What the outputs of a network stand for, and how they are compared with the targets of a row. */
public enum Response {
  /** Numbers: half the squared error, summed over outputs. */
  NUMBERS {
    @Override
    double loss(double[] outputs, double[] targets, int at, double[] residuals) {
      double loss = 0;
      for (int o = 0; o < residuals.length; o++) {
        residuals[o] = outputs[o] - targets[at + o];
        loss += residuals[o] * residuals[o] / 2;
      }
      return loss;
    }
  },
  /** The logits of yes-or-no targets, 1 or 0: the cross-entropy, summed over outputs. */
  BINARY {
    @Override
    double loss(double[] outputs, double[] targets, int at, double[] residuals) {
      double loss = 0;
      for (int o = 0; o < residuals.length; o++) {
        double target = targets[at + o];
        loss += Math.max(outputs[o], 0) + Math.log1p(Math.exp(-Math.abs(outputs[o])));
        loss -= target * outputs[o];
        residuals[o] = sigmoid(outputs[o]) - target;
      }
      return loss;
    }
  },
  /** The logits of several classes, with one-hot targets: the cross-entropy of their softmax. */
  CLASSES {
    @Override
    double loss(double[] outputs, double[] targets, int at, double[] residuals) {
      double highest = outputs[0];
      for (int o = 1; o < residuals.length; o++) {
        highest = Math.max(highest, outputs[o]);
      }
      double sum = 0;
      for (int o = 0; o < residuals.length; o++) {
        residuals[o] = Math.exp(outputs[o] - highest);
        sum += residuals[o];
      }
      double loss = 0;
      for (int o = 0; o < residuals.length; o++) {
        loss += targets[at + o] * (Math.log(sum) + highest - outputs[o]);
        residuals[o] = residuals[o] / sum - targets[at + o];
      }
      return loss;
    }
  };

  /**
   * Returns the loss of a row and computes its derivatives.
   *
   * @param outputs the outputs of the row, at the beginning of the array
   * @param targets the targets of all rows
   * @param at the index of the row's first target
   * @param residuals the array for the derivatives with respect to the outputs, as long as there
   *     are outputs
   */
  abstract double loss(double[] outputs, double[] targets, int at, double[] residuals);

  static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
