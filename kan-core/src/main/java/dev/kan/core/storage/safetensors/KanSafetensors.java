// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.safetensors;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import dev.kan.core.Kan;
import dev.kan.core.KanLayer;
import dev.kan.core.storage.file.FileErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads networks that were trained in Python from safetensors files: those of pykan, of
 * efficient-kan, the {@code KAN} of qkan, and the {@code spline} and {@code base} layers of jaxKAN.
 * The library is recognised by the names of the tensors. The network gives the outputs that the
 * library gives, up to rounding.
 *
 * <pre>{@code
 * Kan kan = KanSafetensors.read(Path.of("model.safetensors"));
 * }</pre>
 *
 * <p>The tensors have the names of PyTorch's {@code state_dict}. For jaxKAN, they are {@code
 * layers.N.} followed by {@code grid}, {@code c_basis}, {@code c_spl}, {@code c_res} and {@code
 * bias}; the last three may be missing. The spline order follows from the shapes. The metadata of
 * the file may have
 *
 * <ul>
 *   <li>{@code base}, the base function: {@code silu}, {@code identity} or {@code zero}. Default:
 *       {@code silu}.
 *   <li>{@code width} and {@code mult_arity}, the attributes of a pykan model with product nodes,
 *       as JSON;
 *   <li>{@code symbolic}, the names of the functions of a pykan model with symbolic edges, as JSON:
 *       an array (outputs, inputs) of each layer.
 * </ul>
 */
public final class KanSafetensors {
  private static final List<Layout> LAYOUTS =
      ImmutableList.of(new PykanLayout(), new EfficientKanLayout(), new JaxKanLayout());
  private static final int SHOWN = 8;

  private KanSafetensors() {}

  /**
   * Reads a network from a file. Its splines are zero outside the grid, as those of the libraries.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if the file is not in the safetensors format, has the tensors
   *     of none of the libraries or others beside them, a tensor has the wrong shape, an element
   *     that is not finite or elements that are not floating-point numbers of 16 to 64 bits, knots
   *     do not increase, or the network has something that cannot be represented; the message names
   *     the file
   */
  public static Kan read(Path file) throws IOException {
    try (TensorFile tensors = TensorFile.open(file)) {
      return network(tensors);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw FileErrors.naming(file, e);
    }
  }

  private static Kan network(TensorFile tensors) throws IOException {
    Layout layout =
        LAYOUTS.stream()
            .filter(each -> tensors.has(each.marker(0)))
            .findFirst()
            .orElseThrow(() -> unknown(tensors.names()));
    ImmutableList.Builder<KanLayer> layers = ImmutableList.builder();
    for (int l = 0; tensors.has(layout.marker(l)); l++) {
      layers.add(layout.layer(tensors, l));
    }
    checkArgument(
        tensors.unread().isEmpty(),
        "a network of %s has no tensors %s",
        layout.library(),
        some(tensors.unread()));
    return Kan.of(layers.build()).withStep("imported", Map.of("library", layout.library()));
  }

  private static IllegalArgumentException unknown(Set<String> names) {
    List<String> expected =
        LAYOUTS.stream().map(each -> each.marker(0) + " (" + each.library() + ")").toList();
    return new IllegalArgumentException(
        "expected a tensor %s; got %s".formatted(String.join(", ", expected), some(names)));
  }

  private static String some(Set<String> names) {
    String first = names.stream().limit(SHOWN).toList().toString();
    return names.size() > SHOWN ? first + " and " + (names.size() - SHOWN) + " more" : first;
  }
}
