// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.model.auto;

/** The kinds of values that a target column may hold. */
public enum Task {
  /** Texts, and numbers of which exactly two different whole ones occur, are classes. */
  GUESSED,
  /** Numbers to predict as numbers. */
  NUMBERS,
  /** Classes, even if their names are numbers. */
  CLASSES
}
