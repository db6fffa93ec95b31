// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

/**
 * A point in a picture, in pixels.
 *
 * @param x from the left
 * @param y from the top
 */
record Point(double x, double y) {}
