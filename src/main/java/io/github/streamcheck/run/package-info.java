/** Makes a run: finds the endpoints, opens the streams, reads the server's health and metrics, and makes the result. */
@NullMarked
package io.github.streamcheck.run;

import org.jspecify.annotations.NullMarked;
