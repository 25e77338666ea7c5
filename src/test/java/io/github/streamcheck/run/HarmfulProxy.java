package io.github.streamcheck.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Stands between a client and a server, and does to the bytes what a schedule says. It reorders nothing. */
final class HarmfulProxy implements AutoCloseable {

    /** What is done to the bytes that go one way. */
    enum Harm {
        NOTHING,
        SINGLE_BYTES,
        THROTTLE,
        DELAY,
        CUT,
        RESET,
        SILENCE
    }

    /**
     * What is done to every connection.
     *
     * @param request to what the client sends
     * @param response to what the server sends
     * @param after how many bytes of a request or an answer pass before they are cut or held back
     * @param millis the delay of each piece, or the time of 1,000 bytes
     */
    record Schedule(Harm request, Harm response, int after, int millis) {

        boolean stops() {
            return stops(request) || stops(response);
        }

        private static boolean stops(Harm harm) {
            return harm == Harm.CUT || harm == Harm.RESET || harm == Harm.SILENCE;
        }
    }

    private final ServerSocket listener;
    private final URI server;
    private final Schedule schedule;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    HarmfulProxy(URI server, Schedule schedule) {
        this.server = server;
        this.schedule = schedule;
        try {
            listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        start(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket upstream = new Socket(server.getHost(), server.getPort());
                sockets.add(client);
                sockets.add(upstream);
                client.setTcpNoDelay(true);
                upstream.setTcpNoDelay(true);
                // Of the exchange at hand: a connection may have several, one after the other.
                AtomicLong requested = new AtomicLong();
                AtomicLong answered = new AtomicLong();
                start(() -> pump(client, upstream, schedule.request(), requested, answered));
                start(() -> pump(upstream, client, schedule.response(), answered, requested));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    /** Passes on what one side sends; {@code passed} counts it until the other side begins to speak. */
    private void pump(Socket from, Socket to, Harm harm, AtomicLong passed, AtomicLong other) {
        byte[] buffer = new byte[4096];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                other.set(0);
                if (harm == Harm.DELAY) {
                    pause(schedule.millis());
                }
                if (!pass(out, buffer, read, harm, passed)) {
                    stop(from, to, harm);
                    return;
                }
            }
            to.shutdownOutput();
        } catch (IOException gone) {
            close(from);
            close(to);
        }
    }

    /** Whether all of it went on its way. */
    private boolean pass(OutputStream out, byte[] bytes, int length, Harm harm, AtomicLong passed) throws IOException {
        int most = harm == Harm.CUT || harm == Harm.RESET || harm == Harm.SILENCE
                ? (int) Math.min(length, Math.max(0, schedule.after() - passed.get()))
                : length;
        int step = harm == Harm.SINGLE_BYTES ? 1 : harm == Harm.THROTTLE ? 100 : length;
        for (int at = 0; at < most; at += step) {
            out.write(bytes, at, Math.min(step, most - at));
            out.flush();
            if (harm == Harm.THROTTLE) {
                pause(schedule.millis() / 10);
            }
        }
        passed.addAndGet(most);
        return most == length;
    }

    private static void stop(Socket from, Socket to, Harm harm) throws IOException {
        if (harm == Harm.SILENCE) {
            return;
        }
        for (Socket socket : new Socket[] {from, to}) {
            if (harm == Harm.RESET) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        }
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(millis * 1_000_000L);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "harmful-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            // Then it is.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        sockets.forEach(HarmfulProxy::close);
    }
}
