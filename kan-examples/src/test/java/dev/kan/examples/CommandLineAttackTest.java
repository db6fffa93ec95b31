// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kan.attack.Attack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineAttackTest {
  private static final List<String> PIECES =
      List.of(
          "quickstart",
          "reproduce",
          "bench",
          "fit",
          "predict",
          "formula",
          "plot",
          "--target=y",
          "--width=5,",
          "--formula",
          "--interval=NaN",
          "--json",
          "--json=",
          "--picture",
          "--picture=x.svg",
          "--seeds",
          "--seeds=0",
          "--first-seed=2147483647",
          "--repetitions=",
          "--verbose",
          "--help",
          "-V",
          "-hV",
          "-",
          "--",
          "",
          " ",
          "@",
          "@pom.xml",
          "%s%n",
          "${user.home}",
          "two-moons",
          "1e400",
          "-1",
          "NaN",
          "a\u0000b",
          "line\nbreak",
          "\u0131\u015f\ud83d\ude00",
          "'\"");

  /** No command starts its work: an argument that none knows ends every line. */
  @Test
  void wrongUsageIsOneLineAndLeavesNothing(@TempDir Path directory) {
    Attack attack = Attack.named("odd arguments on the command line");
    for (int n = Attack.attempts(300); n > 0; n--) {
      List<String> args = arguments(attack.random(), directory.resolve("new").toString());
      attack.attempt(args.toString(), () -> check(args, directory));
    }
    attack.report();
  }

  private static List<String> arguments(Random random, String file) {
    List<String> args = new ArrayList<>();
    for (int n = random.nextInt(6); n > 0; n--) {
      int piece = random.nextInt(PIECES.size() + 1);
      args.add(piece < PIECES.size() ? PIECES.get(piece) : file);
    }
    args.add("--no-such-option");
    return args;
  }

  private static void check(List<String> args, Path directory) {
    CommandRun run = CommandRun.of(args.toArray());
    if (run.code() == 0) {
      assertThat(args).containsAnyOf("--help", "-V", "-hV");
      assertThat(run.out()).isNotEmpty();
      assertThat(run.err()).isEmpty();
    } else {
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err().lines())
          .singleElement()
          .asString()
          .startsWith("kan")
          .contains(": ")
          .endsWith(" --help");
    }
    assertThat(directory).isEmptyDirectory();
  }
}
