// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.cli;

import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Checks of the values of options. Each throws a {@link ParameterException}, which ends the command
 * as wrong usage.
 */
public final class OptionCheck {
  private OptionCheck() {}

  /**
   * Checks a condition on the value of an option.
   *
   * @param command the command that has the option
   * @param isMet whether the value is as expected
   * @param option the name of the option
   * @param expected the values that are allowed, in words
   * @param value the value
   * @throws ParameterException if the condition is not met
   */
  public static void require(
      CommandSpec command, boolean isMet, String option, String expected, Object value) {
    if (!isMet) {
      throw new ParameterException(
          command.commandLine(), "%s: expected %s; got %s".formatted(option, expected, value));
    }
  }

  /**
   * Checks that the value of an option lies between two numbers.
   *
   * @param command the command that has the option
   * @param option the name of the option
   * @param value the value
   * @param least the least value that is allowed
   * @param most the greatest value that is allowed
   * @throws ParameterException if it does not
   */
  public static void requireRange(
      CommandSpec command, String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(
          command.commandLine(),
          String.format(Locale.ROOT, "%s must be %d to %d; got %d", option, least, most, value));
    }
  }
}
