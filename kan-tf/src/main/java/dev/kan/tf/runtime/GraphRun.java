// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.runtime;

import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/**
 * A graph and a session on it, with one owner: closing it closes the session first, since a graph
 * waits for its sessions. Build the ops first, then run; running is thread-safe, building is not.
 */
public final class GraphRun implements AutoCloseable {
  private final Graph graph;
  private final Session session;
  private final RuntimeOptions options;

  /**
   * An empty graph, and a session that will see what is added to it.
   *
   * @throws IllegalStateException if TensorFlow's native library cannot be loaded, the message
   *     naming the dependency to add, or the options ask for a GPU that is not there
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

  /** The graph. */
  public Graph graph() {
    return graph;
  }

  /** The session. */
  public Session session() {
    return session;
  }

  /**
   * Makes ops in the graph, for the device that the options ask for, under names in Latin digits
   * whatever the default locale.
   */
  public Ops ops() {
    return options.place(LatinNames.of(Ops.create(graph)));
  }

  /** A runner that runs as the options say. */
  public Session.Runner runner() {
    return session.runner().setOptions(options.runOptions());
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
