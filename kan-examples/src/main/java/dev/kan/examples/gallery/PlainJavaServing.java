// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.gallery;

import dev.kan.core.data.Table;
import dev.kan.core.model.KanModel;
import dev.kan.core.model.ModelEvaluator;
import dev.kan.core.model.ModelTrainer;
import dev.kan.core.source.JavaClass;
import dev.kan.core.source.SqlQuery;
import dev.kan.core.storage.json.ModelJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A model in plain Java: stored and read, as a class without dependencies, and as SQL. */
public final class PlainJavaServing {
  private PlainJavaServing() {}

  /** Stores a model of a table, predicts from the file, and writes the model as source. */
  public static void main(String[] args) throws IOException {
    Table flats = Flats.table();
    Path directory = Files.createTempDirectory("flats");
    Path file = directory.resolve("model.json");
    ModelJson.write(ModelTrainer.builder("price").hidden().build().train(flats), file);

    KanModel model = ModelJson.read(file); // kan-core alone, no native library
    ModelEvaluator evaluator = ModelEvaluator.of(model); // made once, from many threads
    System.out.println("prices " + evaluator.predict(flats).rows());
    System.out.println("one    " + model.predict(Map.of("area", 84, "district", "harbour"))[0]);

    String source = JavaClass.of("FlatPrice", model); // FlatPrice.predict(84, "harbour")
    Files.writeString(directory.resolve("FlatPrice.java"), source);
    source.lines().filter(line -> line.contains("predict(")).forEach(System.out::println);
    Files.writeString(directory.resolve("flats.sql"), SqlQuery.of(model, "flats"));
  }
}
