// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Checks the dependencies between the packages of kan-tf. */
@AnalyzeClasses(packages = "dev.kan.tf", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("dev.kan.tf.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule LOWERING_KNOWS_NO_TRAINING =
      noClasses()
          .that()
          .resideInAPackage("dev.kan.tf.lowering")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.kan.tf.train", "dev.kan.tf.optimize", "dev.kan.tf.serving");

  @ArchTest
  static final ArchRule WRITES_NOTHING_TO_THE_CONSOLE =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");
}
