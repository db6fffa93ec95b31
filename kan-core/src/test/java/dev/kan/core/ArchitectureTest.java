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
import java.io.ObjectInputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ServiceLoader;

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

  /** So that a native image of a program that scores needs no metadata. */
  @ArchTest
  static final ArchRule ONLY_PICTURES_AND_REPORTS_LOOK_UP_BY_NAME =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.kan.core.inspection.drawing", "dev.kan.core.inspection.report")
          .should()
          .callMethod(Class.class, "forName", String.class)
          .orShould()
          .callMethod(Class.class, "forName", String.class, boolean.class, ClassLoader.class)
          .orShould()
          .callMethod(ClassLoader.class, "loadClass", String.class)
          .orShould()
          .callMethod(Class.class, "getResource", String.class)
          .orShould()
          .callMethod(Class.class, "getResourceAsStream", String.class)
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(
              ServiceLoader.class,
              ObjectInputStream.class,
              MethodHandles.Lookup.class,
              Constructor.class,
              Field.class,
              Method.class,
              Proxy.class);
}
