/** What a correct server answers: reads requests in the protocols of OpenAI, and lays the answers out in time. */
@NullMarked
package io.github.streamcheck.simulator.api;

import org.jspecify.annotations.NullMarked;
