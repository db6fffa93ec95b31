// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.serving;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.kan.core.Kan;
import dev.kan.core.storage.json.KanJson;
import dev.kan.tf.Precision;
import dev.kan.tf.runtime.GraphRun;
import dev.kan.tf.runtime.RuntimeOptions;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.proto.CollectionDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * The content of {@code saved_model.pb}: the graph, its signature and the network's JSON. One file
 * holds all, so that replacing it replaces all at once; TensorFlow's own exporter writes a
 * directory.
 */
final class ModelFile {
  private static final long SCHEMA_VERSION = 1;
  private static final CollectionDef NOTHING = CollectionDef.getDefaultInstance();

  private ModelFile() {}

  static byte[] of(Kan kan, Precision<?> precision) {
    try (GraphRun run = new GraphRun(RuntimeOptions.defaults())) {
      InferenceGraph<?> graph = InferenceGraph.of(run.ops(), kan, precision);
      SignatureDef signature =
          SignatureDef.newBuilder()
              .putInputs("x", describe(graph.x()))
              .putOutputs("y", describe(graph.y()))
              .setMethodName("tensorflow/serving/predict")
              .build();
      MetaGraphDef.Builder served =
          MetaGraphDef.newBuilder()
              .setMetaInfoDef(MetaGraphDef.MetaInfoDef.newBuilder().addTags(SavedModels.TAG))
              .setGraphDef(run.graph().toGraphDef())
              .putSignatureDef(SavedModels.SIGNATURE, signature)
              .putCollectionDef(SavedModels.COLLECTION, collection(KanJson.toJson(kan)));
      return SavedModel.newBuilder()
          .setSavedModelSchemaVersion(SCHEMA_VERSION)
          .addMetaGraphs(served)
          .build()
          .toByteArray();
    }
  }

  /**
   * The network in it, if there is one.
   *
   * @throws InvalidProtocolBufferException if it is not a SavedModel
   * @throws IllegalArgumentException as {@link KanJson#fromJson}
   */
  static Optional<Kan> network(byte[] content) throws InvalidProtocolBufferException {
    return SavedModel.parseFrom(content).getMetaGraphsList().stream()
        .map(graph -> graph.getCollectionDefOrDefault(SavedModels.COLLECTION, NOTHING))
        .flatMap(networks -> networks.getBytesList().getValueList().stream())
        .findFirst()
        .map(text -> KanJson.fromJson(text.toStringUtf8()));
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
