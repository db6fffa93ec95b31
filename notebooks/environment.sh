# SPDX-License-Identifier: Apache-2.0
# What the kernel of JJava needs to find the modules as ./kan built them; to be sourced with root set:
#   root=$PWD; . notebooks/environment.sh; jupyter lab notebooks
JJAVA_CLASSPATH=$(cat "$root/kan-examples/target/kan.classpath")
JJAVA_STARTUP_SCRIPTS_PATH=$root/scripts/kan.jsh:$root/notebooks/render.jsh
JJAVA_JVM_OPTS='-Djava.awt.headless=true -Dorg.bytedeco.javacpp.maxBytes=0 -Dorg.bytedeco.javacpp.maxPhysicalBytes=0'
TF_CPP_MIN_LOG_LEVEL=${TF_CPP_MIN_LOG_LEVEL:-2}
export JJAVA_CLASSPATH JJAVA_STARTUP_SCRIPTS_PATH JJAVA_JVM_OPTS TF_CPP_MIN_LOG_LEVEL
