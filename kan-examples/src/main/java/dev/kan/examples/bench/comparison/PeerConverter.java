// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.bench.comparison;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the name of a peer on the command line. */
final class PeerConverter implements ITypeConverter<NetworkPeer>, Iterable<String> {
  private static final List<String> NAMES =
      Arrays.stream(NetworkPeer.values()).map(NetworkPeer::id).toList();

  @Override
  public NetworkPeer convert(String name) {
    return Arrays.stream(NetworkPeer.values())
        .filter(peer -> peer.id().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected one of %s; got %s".formatted(String.join(", ", NAMES), name)));
  }

  /** Returns the names, for the help. */
  @Override
  public Iterator<String> iterator() {
    return NAMES.iterator();
  }
}
