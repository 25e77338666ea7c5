/** Rules about what only Anthropic's Messages API has: its message, the blocks of its content, and the order of its events. */
@NullMarked
package io.github.streamcheck.observe.rules.messages;

import org.jspecify.annotations.NullMarked;
