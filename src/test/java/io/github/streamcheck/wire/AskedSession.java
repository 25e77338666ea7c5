package io.github.streamcheck.wire;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.reactor.IOSession;

/** A session without a connection, which counts how often somebody wants it to be written. */
final class AskedSession {

    final AtomicInteger asked = new AtomicInteger();
    final IOSession session = (IOSession) Proxy.newProxyInstance(
            IOSession.class.getClassLoader(), new Class<?>[] {IOSession.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("setEvent")) {
                    asked.incrementAndGet();
                }
                return null;
            });
}
