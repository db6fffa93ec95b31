// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import static com.google.common.collect.ImmutableList.toImmutableList;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Names beside a row of nodes: from left to right if there is room, otherwise turned, in smaller
 * letters if nodes are close; long ones are shortened.
 */
final class NameRow {
  private static final double FONT_SIZE = 14;
  private static final double MOST_EMS = 12;
  private static final double SHARE_OF_ROOM = 0.9;

  private final String idPrefix;
  private final List<String> full;
  private final List<String> texts;
  private final Lettering lettering;
  private final boolean upright;

  /**
   * Names for nodes.
   *
   * @param idPrefix the beginning of the labels' ids
   * @param names one for each node
   * @param room the distance between nodes that are neighbours, in pixels
   */
  NameRow(String idPrefix, List<String> names, double room) {
    this.idPrefix = idPrefix;
    full = names;
    Lettering usual = Lettering.plain(FONT_SIZE);
    double longest = names.stream().mapToDouble(usual::width).max().orElse(0);
    upright = Math.min(longest, MOST_EMS * FONT_SIZE) <= SHARE_OF_ROOM * room;
    double size = upright ? FONT_SIZE : Math.min(FONT_SIZE, SHARE_OF_ROOM * room / lineHeight());
    lettering = Lettering.plain(size);
    double longestShown = upright ? SHARE_OF_ROOM * room : MOST_EMS * size;
    texts =
        names.stream()
            .map(name -> lettering.shortened(name, longestShown))
            .collect(toImmutableList());
  }

  private static double lineHeight() {
    return Lettering.plain(1).height();
  }

  /** Returns the height that the names take. */
  double height() {
    return texts.stream().mapToDouble(this::height).max().orElse(0);
  }

  private double height(String text) {
    return upright ? lettering.height() : lettering.width(text);
  }

  private double width(String text) {
    return upright ? lettering.width(text) : lettering.height();
  }

  /** Returns the labels, their top sides in one line. */
  List<Label> hangingFrom(List<Double> centres, double top) {
    return labels(centres, text -> top);
  }

  /** Returns the labels, their bottoms in one line. */
  List<Label> standingOn(List<Double> centres, double bottom) {
    return labels(centres, text -> bottom - height(text));
  }

  private List<Label> labels(List<Double> centres, ToDoubleFunction<String> top) {
    return IntStream.range(0, texts.size())
        .mapToObj(
            i -> {
              String text = texts.get(i);
              double width = width(text);
              return new Label(
                  idPrefix + i,
                  text,
                  full.get(i),
                  lettering.font().getSize2D(),
                  false,
                  upright,
                  new Box(
                      centres.get(i) - width / 2, top.applyAsDouble(text), width, height(text)));
            })
        .collect(toImmutableList());
  }
}
