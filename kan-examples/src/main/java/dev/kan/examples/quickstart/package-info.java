/**
 * The documentation example, {@code sin(20x)/(20x)} on [0, 1]: {@link
 * dev.kan.examples.quickstart.QuickstartChart} draws what was learned and how.
 */
@NullMarked
package dev.kan.examples.quickstart;

import org.jspecify.annotations.NullMarked;
