// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.growth;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a dimension by the name that tables show. */
final class DimensionConverter implements ITypeConverter<Dimension> {
  @Override
  public Dimension convert(String value) {
    return Arrays.stream(Dimension.values())
        .filter(each -> each.label().equals(value))
        .findFirst()
        .orElseThrow(
            () -> new TypeConversionException("expected one of " + labels() + "; got " + value));
  }

  private static String labels() {
    return Arrays.stream(Dimension.values())
        .map(Dimension::label)
        .collect(Collectors.joining(", "));
  }
}
