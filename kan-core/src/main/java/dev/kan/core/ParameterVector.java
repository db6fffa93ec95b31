// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/**
 * The layout of a network's trainable parameters in one flat vector, as an optimizer takes it. The
 * layers follow each other, and in each layer the kinds in their declared order. Frozen kinds are
 * left out, and so is the base scale if the base function is zero. Masked edges keep their places
 * in the vector, with gradient zero.
 */
public final class ParameterVector {
  private final Kan kan;
  private final List<Block> blocks;

  private ParameterVector(Kan kan, List<Block> blocks) {
    this.kan = kan;
    this.blocks = blocks;
  }

  /** Returns the layout of the trainable parameters of {@code kan}. */
  public static ParameterVector of(Kan kan) {
    ImmutableList.Builder<Block> blocks = ImmutableList.builder();
    int offset = 0;
    for (int l = 0; l < kan.layers().size(); l++) {
      LayerSpec spec = kan.layer(l).spec();
      for (ParameterKind kind : ParameterKind.values()) {
        boolean unused = kind == ParameterKind.BASE_SCALE && spec.base() == BaseFunction.ZERO;
        if (!spec.frozen().contains(kind) && !unused && kind.size(spec) > 0) {
          Block block = new Block(l, kind, offset, kind.size(spec));
          blocks.add(block);
          offset = Math.addExact(offset, block.size());
        }
      }
    }
    return new ParameterVector(kan, blocks.build());
  }

  /** Returns the blocks of the vector, in order. */
  public List<Block> blocks() {
    return blocks;
  }

  /** Returns the length of the vector. */
  public int size() {
    return blocks.stream().mapToInt(Block::size).sum();
  }

  /** Returns the current values of the network's parameters, {@link #size()} of them. */
  public double[] values() {
    double[] vector = new double[size()];
    for (Block block : blocks) {
      double[] values = kan.layer(block.layer()).values(block.kind());
      System.arraycopy(values, 0, vector, block.offset(), values.length);
    }
    return vector;
  }

  /**
   * Returns the network with other values of its trainable parameters.
   *
   * @param vector {@link #size()} finite numbers
   * @throws IllegalArgumentException if the length is wrong or a number is not finite
   */
  public Kan with(double[] vector) {
    checkArgument(vector.length == size(), "expected %s parameters; got %s", size(), vector.length);
    List<KanLayer> layers = new ArrayList<>(kan.layers());
    for (Block block : blocks) {
      double[] values = new double[block.size()];
      System.arraycopy(vector, block.offset(), values, 0, values.length);
      layers.set(block.layer(), layers.get(block.layer()).with(block.kind(), values));
    }
    return kan.withLayers(layers);
  }

  /**
   * The part of the vector that holds the parameters of one kind in one layer, row-major as in
   * {@link ParameterKind}.
   *
   * @param layer the index of the layer
   * @param kind the kind of the parameters
   * @param offset the index of their first element in the vector
   * @param size the number of parameters
   */
  public record Block(int layer, ParameterKind kind, int offset, int size) {}
}
