// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The borders within the command line. */
@AnalyzeClasses(packages = "dev.kan.examples", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("dev.kan.examples.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule RESULTS_GO_THROUGH_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.kan.examples.gallery")
          .should()
          .accessField(System.class, "out");

  @ArchTest
  static final ArchRule ONLY_MAIN_ENDS_THE_JVM =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Main.class)
          .should()
          .callMethod(System.class, "exit", int.class);
}
