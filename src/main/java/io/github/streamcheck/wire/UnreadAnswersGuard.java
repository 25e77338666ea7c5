package io.github.streamcheck.wire;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection of HTTP/2 whose server sends and sends without reading what this client has to answer: the acknowledgements
 * of PING and SETTINGS would fill the memory, since HttpCore queues them without a limit (CVE-2019-9512, CVE-2019-9515). A server
 * that reads leaves the way out free again and again, however much it sends.
 *
 * <p>For the one thread that reads and writes its session.
 */
final class UnreadAnswersGuard implements InvocationHandler {

    /** Some 60,000 PINGs, or 116,000 empty SETTINGS: a few MiB of answers. */
    private static final int MAX_READ_WHILE_BLOCKED = 1 << 20;

    private final IOSession session;
    private boolean blocked;
    private long readWhileBlocked;

    private UnreadAnswersGuard(IOSession session) {
        this.session = session;
    }

    /** The same session, guarded. */
    static IOSession guard(IOSession session) {
        return (IOSession) Proxy.newProxyInstance(
                IOSession.class.getClassLoader(), new Class<?>[] {IOSession.class}, new UnreadAnswersGuard(session));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (arguments != null && arguments.length == 1 && arguments[0] instanceof ByteBuffer buffer) {
            return method.getName().equals("read") ? read(buffer) : write(buffer);
        }
        try {
            return method.invoke(session, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    private int read(ByteBuffer into) throws IOException {
        int bytes = session.read(into);
        readWhileBlocked = blocked ? readWhileBlocked + Math.max(0, bytes) : 0;
        if (readWhileBlocked > MAX_READ_WHILE_BLOCKED) {
            throw new IOException(new ProtocolException("the server sends on and on and reads nothing"));
        }
        return bytes;
    }

    private int write(ByteBuffer from) throws IOException {
        int bytes = session.write(from);
        blocked = from.hasRemaining();
        return bytes;
    }
}
