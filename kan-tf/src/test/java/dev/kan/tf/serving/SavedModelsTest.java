// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import dev.kan.core.BaseFunction;
import dev.kan.core.Kan;
import dev.kan.core.KanSpec;
import dev.kan.core.data.Dataset;
import dev.kan.core.data.UniformSampling;
import dev.kan.core.init.Initialiser;
import dev.kan.core.spline.OutsideGrid;
import dev.kan.core.storage.json.KanJson;
import dev.kan.tf.Precision;
import dev.kan.tf.TestNetworks;
import dev.kan.tf.runtime.RuntimeOptions;
import dev.kan.tf.train.TensorFlowTrainer;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.GraphOperation;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TFloating;

class SavedModelsTest {
  private static final Kan KAN = TestNetworks.everything(BaseFunction.SILU, OutsideGrid.LINEAR, 3);
  private static final Kan OTHER = Initialiser.pykan().initialise(KanSpec.builder(3, 1).build(), 0);
  private static final float[] INPUTS = TestNetworks.inputs(100, 2).toFloatArray();

  @TempDir private Path folder;

  @Test
  void givesIdenticalOutputsAfterExportAndImport() throws IOException {
    for (Class<? extends TFloating> type : List.of(TFloat32.class, TFloat64.class)) {
      Path model = folder.resolve("models").resolve(type.getSimpleName());
      SavedModels.export(KAN, model, type);
      Kan back = SavedModels.importKan(model);
      assertThat(back).isEqualTo(KAN);
      try (KanPredictor before = KanPredictor.of(KAN, type, RuntimeOptions.defaults());
          KanPredictor after = KanPredictor.of(back, type, RuntimeOptions.defaults())) {
        float[] expected = before.predict(INPUTS);
        assertThat(after.predict(INPUTS)).containsExactly(expected);
        assertThat(served(model, type, INPUTS)).containsExactly(expected);
      }
    }
  }

  @Test
  void servesFormulas() throws IOException {
    Kan mixed = TestNetworks.symbolic(BaseFunction.SILU, OutsideGrid.LINEAR, 3);
    for (Kan kan : List.of(mixed, TestNetworks.formulas())) {
      Path model = folder.resolve("formulas");
      SavedModels.export(kan, model);
      assertThat(SavedModels.importKan(model)).isEqualTo(kan);
      try (KanPredictor predictor = KanPredictor.of(kan)) {
        assertThat(served(model, TFloat32.class, INPUTS))
            .containsExactly(predictor.predict(INPUTS));
      }
    }
  }

  @Test
  void exportsATrainedNetworkWithoutTrainingState() throws IOException {
    Dataset data = UniformSampling.of(x -> x[0], 1).train(50).test(10).build();
    Kan start = Initialiser.powerLaw().initialise(KanSpec.builder(1, 1).build(), 0);
    Path model = folder.resolve("model");
    SavedModels.export(
        TensorFlowTrainer.builder().steps(3).build().train(start, data).kan(), model);
    try (Stream<Path> files = Files.walk(model)) {
      assertThat(files.filter(Files::isRegularFile).map(f -> model.relativize(f).toString()))
          .containsExactly("saved_model.pb");
    }
    try (SavedModelBundle bundle = SavedModelBundle.load(model.toString(), "serve")) {
      assertThat(ImmutableList.copyOf(bundle.graph().operations()))
          .extracting(GraphOperation::type)
          .contains("Placeholder", "MatMul")
          .doesNotContain("VariableV2", "VarHandleOp", "ApplyAdam", "Assign", "IdentityN");
    }
  }

  @Test
  void replacesASavedModelAndKeepsOtherFiles() throws IOException {
    Path model = folder.resolve("model");
    SavedModels.export(KAN, model);
    Path notes = Files.writeString(model.resolve("notes"), "mine");
    Path link = Files.createSymbolicLink(folder.resolve("link"), model);
    SavedModels.export(OTHER, link);
    assertThat(SavedModels.importKan(model)).isEqualTo(OTHER);
    assertThat(link).isSymbolicLink();
    assertThat(notes).hasContent("mine");
    try (Stream<Path> files = Files.list(model)) {
      assertThat(files).containsExactlyInAnyOrder(notes, model.resolve("saved_model.pb"));
    }
  }

  @Test
  void exportsToAnEmptyDirectory() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), empty);
    SavedModels.export(OTHER, link);
    assertThat(SavedModels.importKan(empty)).isEqualTo(OTHER);
    assertThat(link).isSymbolicLink();
  }

  @Test
  void exportsDespiteTheTemporaryFileOfAKilledExport() throws IOException {
    Path model = Files.createDirectory(folder.resolve("model"));
    Path left = model.resolve(".kan-999999999-0123456789abcdef0123456789abcdef.tmp");
    Files.writeString(left, "half");
    SavedModels.export(OTHER, model);
    assertThat(SavedModels.importKan(model)).isEqualTo(OTHER);
  }

  @Test
  void readsAndReplacesAnExportOfAnOlderVersion() throws IOException {
    Path model = folder.resolve("model");
    SavedModels.export(OTHER, model);
    Path file = model.resolve("saved_model.pb");
    SavedModel.Builder old = SavedModel.parseFrom(Files.readAllBytes(file)).toBuilder();
    old.getMetaGraphsBuilder(0).clearCollectionDef();
    Files.write(file, old.build().toByteArray());
    assertThatThrownBy(() -> SavedModels.importKan(model))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(file + ": a SavedModel without a network in it");
    KanJson.write(KAN, model.resolve("assets.extra/kan.json"));
    Files.createDirectory(model.resolve("variables"));
    assertThat(SavedModels.importKan(model)).isEqualTo(KAN);
    SavedModels.export(OTHER, model);
    assertThat(SavedModels.importKan(model)).isEqualTo(OTHER);
    assertThat(model.resolve("assets.extra/kan.json")).doesNotExist();
  }

  @Test
  void keepsFilesThatAreNoSavedModel() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    assertThatThrownBy(() -> SavedModels.export(KAN, file))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("file: is a file; a SavedModel is a directory");
    assertThatThrownBy(() -> SavedModels.export(KAN, file.resolve("model")))
        .isInstanceOf(NotDirectoryException.class)
        .hasMessageContaining("file");
    Path full = Files.createDirectory(folder.resolve("full"));
    Files.writeString(full.resolve("notes"), "mine too");
    assertThatThrownBy(() -> SavedModels.export(KAN, full))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("not a SavedModel");
    Path trained = Files.createDirectory(folder.resolve("trained"));
    Files.writeString(trained.resolve("saved_model.pb"), "another's");
    Files.createDirectory(trained.resolve("variables"));
    Files.writeString(trained.resolve("variables/variables.index"), "another's");
    assertThatThrownBy(() -> SavedModels.export(KAN, trained))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("with variables");
    assertThat(trained.resolve("saved_model.pb")).hasContent("another's");
    assertThat(file).hasContent("mine");
    assertThat(full.resolve("notes")).hasContent("mine too");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(file, full, trained);
    }
  }

  @Test
  void rejectsBadTypesAndFiles() throws IOException {
    Path model = folder.resolve("model");
    assertThatThrownBy(() -> SavedModels.export(KAN, model, TBfloat16.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TFloat32 or TFloat64; got TBfloat16");
    assertThatThrownBy(() -> SavedModels.importKan(model))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("saved_model.pb");
    SavedModels.export(KAN, model);
    Path file = model.resolve("saved_model.pb");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));
    assertThatThrownBy(() -> SavedModels.importKan(model))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + ": not a SavedModel");
  }

  private static <T extends TFloating> float[] served(Path model, Class<T> type, float... inputs) {
    Precision<T> precision = Precision.of(type);
    try (SavedModelBundle bundle = SavedModelBundle.load(model.toString(), "serve");
        Tensor x = precision.tensor(Shape.of(inputs.length / 2, 2), inputs);
        Result result = bundle.function(SavedModels.SIGNATURE).call(Map.of("x", x))) {
      return precision.floats(result.get("y").orElseThrow());
    }
  }
}
