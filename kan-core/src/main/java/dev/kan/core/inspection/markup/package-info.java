/** Text for pictures and pages: {@link dev.kan.core.inspection.markup.XmlText}. Not exported. */
package dev.kan.core.inspection.markup;
