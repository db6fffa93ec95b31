// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Doubles;
import dev.kan.core.model.CategoryColumn;
import dev.kan.core.model.ClassTarget;
import dev.kan.core.model.Column;
import dev.kan.core.model.Distribution;
import dev.kan.core.model.NumericColumn;
import dev.kan.core.model.NumericTarget;
import dev.kan.core.model.Quantity;
import dev.kan.core.model.Schema;
import dev.kan.core.model.Target;
import dev.kan.core.spline.Interval;
import dev.kan.core.storage.json.tree.Json;
import dev.kan.core.storage.json.tree.JsonPlace;
import java.util.List;
import java.util.Optional;

/**
 * The columns and the target of a model in the JSON format. The field {@code kind} is the kind of
 * column or target that an object describes.
 */
final class SchemaDocument {
  private static final String KIND = "kind";
  private static final String LIMITS = "limits";
  private static final String NUMERIC = "numeric";
  private static final String CATEGORY = "category";
  private static final String CLASSES = "classes";

  private SchemaDocument() {}

  static Schema read(JsonPlace columns, JsonPlace target) {
    return new Schema(
        columns.items().stream().map(SchemaDocument::column).toList(), target(target));
  }

  private static Column column(JsonPlace column) {
    String kind = column.field(KIND).text();
    return switch (kind) {
      case NUMERIC -> {
        column.withFields(
            KIND, "quantity", "imputed", "missingLearned", LIMITS, "quantiles", "missing");
        yield new NumericColumn(
            quantity(column.field("quantity")),
            column.field("imputed").number(),
            column.field("missingLearned").bool(),
            limits(column.field(LIMITS)),
            new Distribution(
                Doubles.asList(column.field("quantiles").numbers()),
                column.field("missing").number()));
      }
      case CATEGORY -> {
        column.withFields(KIND, "name", "categories", "missingLearned", "shares");
        yield new CategoryColumn(
            column.field("name").text(),
            strings(column.field("categories")),
            column.field("missingLearned").bool(),
            Doubles.asList(column.field("shares").numbers()));
      }
      default -> throw unknown("column", kind);
    };
  }

  private static Optional<Interval> limits(JsonPlace limits) {
    double[] ends = limits.numbers();
    checkArgument(
        ends.length == 0 || ends.length == 2,
        "%s: expected two limits or none; got %s",
        limits.path(),
        ends.length);
    return ends.length == 0 ? Optional.empty() : Optional.of(new Interval(ends[0], ends[1]));
  }

  /** Returns a column of version 1 in the form of version 2. */
  static Json upgradeColumn(Json column) {
    if (!(column instanceof Json.Fields fields)) {
      return column;
    }
    Json none = new Json.Items(List.of());
    return Json.of(NUMERIC).equals(fields.values().get(KIND))
        ? fields.with(LIMITS, none).with("quantiles", none).with("missing", Json.of(0L))
        : fields.with("shares", none);
  }

  private static Target target(JsonPlace target) {
    String kind = target.field(KIND).text();
    return switch (kind) {
      case NUMERIC -> {
        target.withFields(KIND, "quantities");
        yield new NumericTarget(
            target.field("quantities").items().stream().map(SchemaDocument::quantity).toList());
      }
      case CLASSES -> {
        target.withFields(KIND, "column", "labels");
        yield new ClassTarget(target.field("column").text(), strings(target.field("labels")));
      }
      default -> throw unknown("target", kind);
    };
  }

  private static IllegalArgumentException unknown(String what, String kind) {
    return new IllegalArgumentException("unknown kind of %s: \"%s\"".formatted(what, kind));
  }

  private static Quantity quantity(JsonPlace quantity) {
    quantity.withFields("name", "unit", "centre", "scale");
    return new Quantity(
        quantity.field("name").text(),
        quantity.field("unit").text(),
        quantity.field("centre").number(),
        quantity.field("scale").number());
  }

  private static List<String> strings(JsonPlace texts) {
    return texts.items().stream().map(JsonPlace::text).toList();
  }

  static Json json(Column column) {
    if (column instanceof NumericColumn numeric) {
      return new Json.Fields(
          ImmutableMap.of(
              KIND,
              Json.of(NUMERIC),
              "quantity",
              json(numeric.quantity()),
              "imputed",
              Json.of(numeric.imputed()),
              "missingLearned",
              Json.of(numeric.missingLearned()),
              LIMITS,
              numeric.limits().map(each -> Json.of(each.lower(), each.upper())).orElse(Json.of()),
              "quantiles",
              Json.of(Doubles.toArray(numeric.distribution().quantiles())),
              "missing",
              Json.of(numeric.distribution().missing())));
    }
    CategoryColumn category = (CategoryColumn) column;
    return new Json.Fields(
        ImmutableMap.of(
            KIND,
            Json.of(CATEGORY),
            "name",
            Json.of(category.name()),
            "categories",
            Json.items(category.categories(), Json::of),
            "missingLearned",
            Json.of(category.missingLearned()),
            "shares",
            Json.of(Doubles.toArray(category.shares()))));
  }

  static Json json(Target target) {
    if (target instanceof ClassTarget classes) {
      return new Json.Fields(
          ImmutableMap.of(
              KIND,
              Json.of(CLASSES),
              "column",
              Json.of(classes.column()),
              "labels",
              Json.items(classes.labels(), Json::of)));
    }
    return new Json.Fields(
        ImmutableMap.of(
            KIND,
            Json.of(NUMERIC),
            "quantities",
            Json.items(target.outputs(), SchemaDocument::json)));
  }

  private static Json json(Quantity quantity) {
    return new Json.Fields(
        ImmutableMap.of(
            "name", Json.of(quantity.name()),
            "unit", Json.of(quantity.unit()),
            "centre", Json.of(quantity.centre()),
            "scale", Json.of(quantity.scale())));
  }
}
