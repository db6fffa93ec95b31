// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.safetensors;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.math.LongMath;
import dev.kan.core.storage.json.tree.JsonPlace;
import java.util.List;

/**
 * The description of a tensor in the header of a file.
 *
 * @param name the name
 * @param type the type of the elements
 * @param shape the dimensions
 * @param begin the position of the first byte in the data
 * @param end the position after the last byte in the data
 */
record TensorEntry(String name, ElementType type, List<Integer> shape, long begin, long end) {
  private static final int MOST_BYTES = 1 << 29;

  /**
   * Checks that the bytes are as many as those of the elements.
   *
   * @throws IllegalArgumentException if they are not, if they are more than 512 MiB, or a dimension
   *     or position is negative
   */
  TensorEntry {
    shape = ImmutableList.copyOf(shape);
    checkArgument(
        shape.stream().allMatch(each -> each >= 0),
        "%s: expected dimensions of 0 or more; got %s",
        name,
        shape);
    checkArgument(
        begin >= 0 && begin <= end, "%s: expected bytes in order; got %s to %s", name, begin, end);
    checkArgument(
        end - begin <= MOST_BYTES,
        "%s: expected at most %s bytes; got %s",
        name,
        MOST_BYTES,
        end - begin);
    long needed =
        shape.stream().mapToLong(each -> each).reduce(type.bytes(), LongMath::saturatedMultiply);
    checkArgument(
        end - begin == needed,
        "%s: the shape %s of %s needs %s bytes; got %s",
        name,
        shape,
        type,
        needed,
        end - begin);
  }

  /**
   * Returns the description of a tensor.
   *
   * @throws IllegalArgumentException if it is not one
   */
  static TensorEntry of(String name, JsonPlace place) {
    place.withFields("dtype", "shape", "data_offsets");
    List<JsonPlace> offsets = place.field("data_offsets").items();
    checkArgument(offsets.size() == 2, "%s: expected 2 data_offsets; got %s", name, offsets.size());
    return new TensorEntry(
        name,
        place.field("dtype").constant(ElementType.class),
        place.field("shape").items().stream().map(JsonPlace::integer).toList(),
        offsets.get(0).longInteger(),
        offsets.get(1).longInteger());
  }
}
