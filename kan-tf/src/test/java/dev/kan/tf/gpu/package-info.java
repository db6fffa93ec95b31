// SPDX-License-Identifier: Apache-2.0
/**
 * Finds out without a GPU which tensors of a graph would leave it. {@link
 * dev.kan.tf.gpu.HostCopies} is where to start.
 */
@NullMarked
package dev.kan.tf.gpu;

import org.jspecify.annotations.NullMarked;
