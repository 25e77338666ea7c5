package io.github.streamcheck.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;

/** The head of one HTTP/1.1 answer, collected as it comes and up to its blank line. Not thread-safe. */
final class AnswerHead {

    private final Http1Config limits;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private int lines;
    private int emptyLines;
    private int line;
    private byte last;

    /** {@code limits}: the longest line, and the most headers. */
    AnswerHead(Http1Config limits) {
        this.limits = limits;
    }

    /** Takes bytes up to the end of the head; gives whether that has come. */
    boolean feed(ByteBuffer bytes) throws MessageConstraintException {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            read.write(next);
            boolean blank = line == 0 || (line == 1 && last == '\r');
            last = next;
            if (next != '\n') {
                line++;
                check(line, limits.getMaxLineLength());
            } else if (blank && lines > 0) {
                return true;
            } else {
                line = 0;
                lines += blank ? 0 : 1;
                emptyLines += blank ? 1 : 0;
                check(emptyLines, limits.getMaxEmptyLineCount());
                // The status line is no header.
                check(lines - 1, limits.getMaxHeaderCount());
            }
        }
        return false;
    }

    private static void check(int size, int limit) throws MessageConstraintException {
        if (size > limit) {
            throw new MessageConstraintException("the head of the answer is too large");
        }
    }

    boolean isEmpty() {
        return read.size() == 0;
    }

    /** What {@link #feed} has found the end of. */
    HttpResponse parse() throws HttpException, IOException {
        return new DefaultHttpResponseParser(limits)
                .parse(new SessionInputBufferImpl(read.size()), new ByteArrayInputStream(read.toByteArray()));
    }
}
