/** Rules about the lines of JSON that Ollama's own endpoints stream. */
@NullMarked
package io.github.streamcheck.observe.rules.ollama;

import org.jspecify.annotations.NullMarked;
