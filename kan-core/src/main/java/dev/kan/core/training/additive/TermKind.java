// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.training.additive;

/** The kinds of network inputs. The terms of each kind share one strength of the penalty. */
public enum TermKind {
  /** A number that enters with a slope only, for example one of two values. */
  LINEAR,
  /** A number that enters with a slope and a smooth curve. */
  SMOOTH,
  /** 1 in rows of a category, otherwise 0. */
  CATEGORY,
  /** 1 in rows whose cell is missing, otherwise 0. */
  MISSING
}
