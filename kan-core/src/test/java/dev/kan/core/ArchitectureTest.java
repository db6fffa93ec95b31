// SPDX-License-Identifier: Apache-2.0
package dev.kan.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Rules for the dependencies of kan-core. */
@AnalyzeClasses(packages = "dev.kan.core", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule KNOWS_NO_TENSORFLOW =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.tensorflow..");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("dev.kan.core.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ROOMS_HAVE_NO_CYCLES =
      slices().matching("dev.kan.core.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_JSON_KNOWS_JACKSON =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.kan.core.storage.json.tree")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml..");

  @ArchTest
  static final ArchRule ONLY_DRAWING_DRAWS =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.kan.core.inspection.drawing")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.awt..",
              "javax.imageio..",
              "javax.xml..",
              "org.w3c.dom..",
              "org.apache.batik..",
              "org.knowm..");

  private static final DescribedPredicate<JavaClass> LIBRARY_TYPES =
      JavaClass.Predicates.resideInAnyPackage(
          "com.google..",
          "com.fasterxml..",
          "org.apache.commons..",
          "org.ojalgo..",
          "org.apache.batik..",
          "org.knowm..");

  @ArchTest
  static final ArchRule PUBLIC_SIGNATURES_NAME_JDK_TYPES_ONLY =
      methods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .arePublic()
          .should()
          .notHaveRawReturnType(LIBRARY_TYPES)
          .andShould()
          .notHaveRawParameterTypes(DescribedPredicate.anyElementThat(LIBRARY_TYPES).forSubtype());

  @ArchTest
  static final ArchRule WRITES_NOTHING_TO_THE_CONSOLE =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");
}
