// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.serving;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.kan.core.Kan;
import dev.kan.core.model.KanModel;
import dev.kan.core.storage.json.KanJson;
import dev.kan.core.storage.json.ModelJson;
import dev.kan.tf.Precision;
import dev.kan.tf.runtime.GraphRun;
import dev.kan.tf.runtime.RuntimeOptions;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.CollectionDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Encodes and decodes {@code saved_model.pb}: the graph, its signatures and the JSON of the network
 * or model. One file holds everything, so that it can be replaced in one step; TensorFlow's own
 * exporter writes a directory.
 */
final class ModelFile {
  private static final long SCHEMA_VERSION = 1;
  private static final CollectionDef NOTHING = CollectionDef.getDefaultInstance();

  private ModelFile() {}

  static byte[] of(Kan kan, Precision<?> precision) {
    return of(
        ops -> ServedGraph.of(ops, kan, precision), SavedModels.COLLECTION, KanJson.toJson(kan));
  }

  static byte[] of(KanModel model, Precision<?> precision) {
    return of(
        ops -> ModelGraph.of(ops, model, precision),
        SavedModels.MODEL_COLLECTION,
        ModelJson.toJson(model));
  }

  private static byte[] of(Function<Ops, ServedGraph> lowering, String collection, String json) {
    try (GraphRun run = new GraphRun(RuntimeOptions.defaults())) {
      ServedGraph graph = lowering.apply(run.ops());
      MetaGraphDef.Builder served =
          MetaGraphDef.newBuilder()
              .setMetaInfoDef(MetaGraphDef.MetaInfoDef.newBuilder().addTags(SavedModels.TAG))
              .setGraphDef(run.graph().toGraphDef())
              .putCollectionDef(collection, collection(json));
      graph
          .signatures()
          .forEach(
              (name, each) ->
                  served.putSignatureDef(name, signature(each.inputs(), each.outputs())));
      return SavedModel.newBuilder()
          .setSavedModelSchemaVersion(SCHEMA_VERSION)
          .addMetaGraphs(served)
          .build()
          .toByteArray();
    }
  }

  private static SignatureDef signature(
      Map<String, Operand<?>> inputs, Map<String, Operand<?>> outputs) {
    SignatureDef.Builder signature =
        SignatureDef.newBuilder().setMethodName("tensorflow/serving/predict");
    inputs.forEach((name, place) -> signature.putInputs(name, describe(place)));
    outputs.forEach((name, result) -> signature.putOutputs(name, describe(result)));
    return signature.build();
  }

  /**
   * Returns the network in a SavedModel, exported alone or as part of a model; empty if there is
   * none.
   *
   * @throws InvalidProtocolBufferException if it is not a SavedModel
   * @throws IllegalArgumentException as {@link KanJson#fromJson}
   */
  static Optional<Kan> network(byte[] content) throws InvalidProtocolBufferException {
    Optional<Kan> bare = json(content, SavedModels.COLLECTION).map(text -> KanJson.fromJson(text));
    return bare.isPresent() ? bare : model(content).map(KanModel::kan);
  }

  /**
   * Returns the model in a SavedModel; empty if there is none.
   *
   * @throws InvalidProtocolBufferException if it is not a SavedModel
   * @throws IllegalArgumentException as {@link ModelJson#fromJson}
   */
  static Optional<KanModel> model(byte[] content) throws InvalidProtocolBufferException {
    return json(content, SavedModels.MODEL_COLLECTION).map(text -> ModelJson.fromJson(text));
  }

  private static Optional<String> json(byte[] content, String collection)
      throws InvalidProtocolBufferException {
    return SavedModel.parseFrom(content).getMetaGraphsList().stream()
        .map(graph -> graph.getCollectionDefOrDefault(collection, NOTHING))
        .flatMap(texts -> texts.getBytesList().getValueList().stream())
        .findFirst()
        .map(ByteString::toStringUtf8);
  }

  private static CollectionDef collection(String text) {
    return CollectionDef.newBuilder()
        .setBytesList(CollectionDef.BytesList.newBuilder().addValue(ByteString.copyFromUtf8(text)))
        .build();
  }

  private static TensorInfo describe(Operand<?> operand) {
    Output<?> output = operand.asOutput();
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long size : output.shape().asArray()) {
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    return TensorInfo.newBuilder()
        .setName(output.op().name() + ":" + output.index())
        .setDtype(output.dataType())
        .setTensorShape(shape)
        .build();
  }
}
