// SPDX-License-Identifier: Apache-2.0
package dev.kan.examples.gallery;

import dev.kan.core.model.KanModel;
import dev.kan.core.model.ModelTrainer;
import dev.kan.tf.serving.SavedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/** A model as a SavedModel, served by TensorFlow alone. */
public final class SavedModelServing {
  private SavedModelServing() {}

  /** Exports a model of a table, and predicts with what any TensorFlow client has. */
  public static void main(String[] args) throws IOException {
    KanModel model = ModelTrainer.builder("price").hidden().build().train(Flats.table());
    Path directory = Files.createTempDirectory("flats");
    SavedModels.export(model, directory);

    // from here on, nothing of this project is needed
    try (SavedModelBundle bundle = SavedModelBundle.load(directory.toString(), "serve");
        TFloat32 area = TFloat32.tensorOf(StdArrays.ndCopyOf(new float[] {84, 120}));
        TString district = TString.vectorOf("harbour", "hills");
        Result served =
            bundle.function("serving_default").call(Map.of("area", area, "district", district))) {
      TFloat32 price = (TFloat32) served.get("price").orElseThrow();
      System.out.println("served " + price.getFloat(0) + " and " + price.getFloat(1));
    }
    System.out.println("in Java " + model.predict(Map.of("area", 84, "district", "harbour"))[0]);
  }
}
