/**
 * A directory of a model's versions. {@link dev.kan.core.storage.history.ModelHistory} saves, lists
 * and restores versions, and starts branches from them. It corresponds to pykan's checkpoints and
 * {@code rewind}, but saves only on request.
 *
 * <pre>{@code
 * ModelHistory history = ModelHistory.open(Path.of("model")); // creates nothing yet
 * Version first = history.save(kan);                          // main.0
 * history.save(GridRefinement.refine(kan, 20));               // main.1
 *
 * Kan again = history.restore(first.id());                    // equal to kan
 * ModelHistory wide = history.branch("wide", first.id());     // main stays as it is
 * wide.save(GridRefinement.refine(again, 50));                // wide.0, from main.0
 * String listing = wide.describe();
 * }</pre>
 *
 * <p>Networks are immutable. Within one program it is enough to keep the old network, and no
 * directory is needed.
 */
package dev.kan.core.storage.history;
