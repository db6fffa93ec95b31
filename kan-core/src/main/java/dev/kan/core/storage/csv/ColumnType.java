// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.csv;

/** The type that the cells of a column are read as. */
public enum ColumnType {
  /** Finite numbers. */
  NUMERIC,
  /** Texts, even if they could be read as numbers. */
  CATEGORY
}
