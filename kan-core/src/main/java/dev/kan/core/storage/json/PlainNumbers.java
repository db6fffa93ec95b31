// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.storage.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.PrimitiveArrayDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/** Arrays of numbers as lists only; Jackson by itself takes their bytes in Base64 as well. */
final class PlainNumbers extends StdDeserializer<double[]> {
  private static final long serialVersionUID = 1;
  private static final JsonDeserializer<?> LISTS =
      PrimitiveArrayDeserializers.forType(double.class);

  PlainNumbers() {
    super(double[].class);
  }

  @Override
  public double[] deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    return (double[])
        (parser.hasToken(JsonToken.VALUE_STRING)
            ? context.handleUnexpectedToken(double[].class, parser)
            : LISTS.deserialize(parser, context));
  }
}
