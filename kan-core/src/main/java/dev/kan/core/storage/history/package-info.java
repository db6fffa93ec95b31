/**
 * A directory of a model's versions, as pykan's checkpoints and {@code rewind}, but written only
 * when asked to: {@link dev.kan.core.storage.history.ModelHistory} saves, lists, restores and
 * branches.
 *
 * <pre>{@code
 * ModelHistory history = ModelHistory.open(Path.of("model")); // makes nothing yet
 * Version first = history.save(kan);                          // main.0
 * history.save(GridRefinement.refine(kan, 20));               // main.1
 *
 * Kan again = history.restore(first.id());                    // equal to kan
 * ModelHistory wide = history.branch("wide", first.id());     // main stays as it is
 * wide.save(GridRefinement.refine(again, 50));                // wide.0, from main.0
 * String table = wide.describe();
 * }</pre>
 *
 * <p>Networks are values: within one program, going back is keeping the old one, and no directory
 * is needed.
 */
package dev.kan.core.storage.history;
