/**
 * Initialisers, which create the first parameters of a network. {@link
 * dev.kan.core.init.Initialiser} lists them; the power law is the default.
 */
package dev.kan.core.init;
