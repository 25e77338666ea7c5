/** Reads streams that were recorded elsewhere: answers of HTTP with their heads, bodies alone, and HAR files. */
@NullMarked
package io.github.streamcheck.recording;

import org.jspecify.annotations.NullMarked;
