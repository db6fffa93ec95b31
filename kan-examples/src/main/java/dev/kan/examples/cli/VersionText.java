// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.cli;

import dev.kan.core.Kan;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Provides the text of {@code --version}, from the manifest of kan-core. */
public final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Kan.class.getPackage().getImplementationVersion();
    return new String[] {"kan " + Objects.requireNonNullElse(version, "(not packaged)")};
  }
}
