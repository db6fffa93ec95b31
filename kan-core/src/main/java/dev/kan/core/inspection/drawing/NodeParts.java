// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import com.google.common.collect.ImmutableList;
import dev.kan.core.inspection.drawing.NodePlace.Sign;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The parts of a network's picture that are the same for all networks of one shape. */
final class NodeParts {
  private NodeParts() {}

  static List<Part> of(NetworkLayout layout) {
    ImmutableList.Builder<Part> parts = ImmutableList.builder();
    layout.subnodes().forEach(subnode -> parts.add(subnode(subnode, node(layout, subnode))));
    layout.nodes().forEach(node -> parts.add(node(node)));
    layout.labels().forEach(label -> parts.add(label(label)));
    return parts.build();
  }

  private static NodePlace node(NetworkLayout layout, SubnodePlace subnode) {
    return layout.nodes().stream()
        .filter(node -> node.level() == subnode.layer() + 1 && node.node() == subnode.node())
        .findFirst()
        .orElseThrow();
  }

  private static Part subnode(SubnodePlace subnode, NodePlace node) {
    return Part.opaque(
        String.format(Locale.ROOT, "subnode-%d-%d", subnode.layer(), subnode.subnode()),
        "subnode",
        graphics -> {
          NetworkPainter.joint(graphics, subnode.centre(), node.centre());
          NetworkPainter.node(graphics, Sign.SUM, subnode.centre(), subnode.radius());
        });
  }

  private static Part node(NodePlace node) {
    return Part.opaque(
        String.format(Locale.ROOT, "node-%d-%d", node.level(), node.node()),
        "node",
        graphics -> NetworkPainter.node(graphics, node.sign(), node.centre(), node.radius()));
  }

  private static Part label(Label label) {
    Optional<String> tooltip =
        label.text().equals(label.full()) ? Optional.empty() : Optional.of(label.full());
    return new Part(
        label.id(),
        "label",
        tooltip,
        OptionalDouble.of(label.upright() ? label.box().width() : label.box().height()),
        1,
        graphics -> NetworkPainter.label(graphics, label));
  }
}
