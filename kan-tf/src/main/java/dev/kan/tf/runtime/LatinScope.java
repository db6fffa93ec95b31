// SPDX-License-Identifier: Apache-2.0
package dev.kan.tf.runtime;

import org.tensorflow.ConcreteFunction;
import org.tensorflow.DeviceSpec;
import org.tensorflow.ExecutionEnvironment;
import org.tensorflow.Operation;
import org.tensorflow.OperationBuilder;
import org.tensorflow.op.Scope;

/**
 * A scope that delegates to another and replaces digits in the names of ops by Latin ones. The
 * names stay unique: every digit has one Latin counterpart, and all names pass through here.
 */
record LatinScope(Scope names) implements Scope {
  /** Returns an environment from which {@code Ops.create} creates ops in this scope. */
  ExecutionEnvironment origin() {
    return new Origin(this);
  }

  @Override
  public ExecutionEnvironment env() {
    return names.env();
  }

  @Override
  public Scope withSubScope(String childScopeName) {
    return new LatinScope(names.withSubScope(childScopeName));
  }

  @Override
  public Scope withName(String opName) {
    return new LatinScope(names.withName(opName));
  }

  @Override
  public Scope withNameAsSubScope(String defaultName) {
    return new LatinScope(names.withNameAsSubScope(defaultName));
  }

  @Override
  public Scope withDevice(DeviceSpec deviceSpec) {
    return new LatinScope(names.withDevice(deviceSpec));
  }

  @Override
  public Scope withInitScope() {
    return new LatinScope(names.withInitScope());
  }

  @Override
  public Scope withControlDependencyOps(Iterable<Operation> controls) {
    return new LatinScope(names.withControlDependencyOps(controls));
  }

  @Override
  public String makeOpName(String defaultName) {
    return LatinNames.latin(names.makeOpName(defaultName));
  }

  @Override
  public String makeUnique(String id) {
    return LatinNames.latin(names.makeUnique(id));
  }

  @Override
  public void refreshNames() {
    names.refreshNames();
  }

  @Override
  public OperationBuilder apply(OperationBuilder builder) {
    return names.apply(builder);
  }

  @Override
  public String getDeviceString() {
    return names.getDeviceString();
  }

  @Override
  public boolean isInit() {
    return names.isInit();
  }

  /** An environment whose base scope is the given one. Ops themselves get the real environment. */
  private record Origin(Scope baseScope) implements ExecutionEnvironment {
    @Override
    public OperationBuilder opBuilder(String type, String name, Scope scope) {
      return baseScope.env().opBuilder(type, name, scope);
    }

    @Override
    public void attachFunction(ConcreteFunction function) {
      baseScope.env().attachFunction(function);
    }

    @Override
    public void checkInput(Operation input) {
      baseScope.env().checkInput(input);
    }

    @Override
    public Types environmentType() {
      return baseScope.env().environmentType();
    }

    @Override
    public boolean isInitializer(Operation operation) {
      return baseScope.env().isInitializer(operation);
    }
  }
}
