// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.runtime;

import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/**
 * A graph together with its session. Closing it closes the session first, since a graph waits for
 * its sessions. First add ops, then run them: running is thread-safe, adding ops is not.
 */
public final class GraphRun implements AutoCloseable {
  private final Graph graph;
  private final Session session;
  private final RuntimeOptions options;

  /**
   * Creates an empty graph and a session on it. The session also runs ops that are added later.
   *
   * @throws IllegalStateException if TensorFlow's native library cannot be loaded (the message
   *     names the dependency to add), or if the options ask for a GPU that does not exist
   */
  public GraphRun(RuntimeOptions options) {
    Natives.load();
    options.requireDevice();
    this.options = options;
    graph = new Graph();
    try {
      session = new Session(graph, options.sessionConfig());
    } catch (RuntimeException | Error e) {
      graph.close();
      throw e;
    }
  }

  /** Returns the graph. */
  public Graph graph() {
    return graph;
  }

  /** Returns the session. */
  public Session session() {
    return session;
  }

  /**
   * Returns a factory of ops in the graph, on the device that the options ask for. The names of the
   * ops have Latin digits under every default locale.
   */
  public Ops ops() {
    return options.place(LatinNames.of(Ops.create(graph)));
  }

  /** Returns a runner that follows the options. */
  public Session.Runner runner() {
    return session.runner().setOptions(options.runOptions());
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
