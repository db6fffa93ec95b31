// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.formula.search.cascade;

import java.util.List;

/** A search for formulas of one shape. */
public interface Stage {
  /** Returns the name of this stage, for users: a few words in lower case. */
  String name();

  /**
   * Returns the formulas found, the one with the least unexplained variance first.
   *
   * @param problem the samples to explain
   * @param effort the work that this search may do; the search ends early when it is used up
   * @return the candidates, over the raw columns of the problem; empty if none has the shape
   */
  List<Candidate> search(Problem problem, Effort effort);
}
