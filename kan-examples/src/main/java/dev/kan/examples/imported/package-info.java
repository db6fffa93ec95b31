/**
 * Formulas of networks that were trained elsewhere: {@link
 * dev.kan.examples.imported.ImportOptions} has the options, {@link
 * dev.kan.examples.imported.NetworkFormula} searches.
 */
@NullMarked
package dev.kan.examples.imported;

import org.jspecify.annotations.NullMarked;
