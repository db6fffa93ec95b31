/**
 * Initial parameters. {@link dev.kan.core.init.Initialiser} lists the choices; the power law is the
 * default of this library.
 */
package dev.kan.core.init;
