// SPDX-License-Identifier: Apache-2.0
/**
 * Exported models, with inputs and the outputs that every client must give. Start at {@link
 * dev.kan.clients.ServedModel}.
 */
package dev.kan.clients;
