package cn.icpfiling.sandbox.listener;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Accepts connections and runs each on a virtual thread. A connection ends after ten seconds of silence, and after six
 * minutes in any case. At most 200 are open at once.
 */
public final class TcpListener implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TcpListener.class);
    private static final int SILENCE_MILLIS = 10_000;
    private static final int PLACES = 200;
    /** A caller that does not read would hold its place for ever, because a write has no time limit. */
    private static final Duration LONGEST_TALK = Duration.ofMinutes(6);

    private final String name;
    private final ServerSocket socket;
    private final Conversation conversation;
    private final Semaphore places = new Semaphore(PLACES);

    public TcpListener(String name, String host, int port, Conversation conversation) {
        this.name = name;
        this.conversation = conversation;
        try {
            this.socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port), PLACES);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot listen on port " + port + ": " + e.getMessage(), e);
        }
        Thread.ofPlatform().daemon().name(name).start(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                places.acquire();
                var connection = socket.accept();
                Thread.ofVirtual().name(name + "-talk").start(() -> talk(connection));
            } catch (SocketException e) {
                if (!socket.isClosed()) {
                    places.release();
                    LOG.warnf("%s: %s", name, e.getMessage());
                }
            } catch (IOException e) {
                places.release();
                LOG.warnf("%s: %s", name, e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void talk(Socket connection) {
        var limit = Thread.ofVirtual().name(name + "-limit").start(() -> closeLater(connection));
        try (connection) {
            connection.setSoTimeout(SILENCE_MILLIS);
            conversation.hold(connection);
        } catch (SocketTimeoutException e) {
            LOG.debugf("%s: a caller said nothing", name);
        } catch (IOException e) {
            LOG.debugf("%s: a caller left: %s", name, e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s: a conversation failed", name);
        } finally {
            limit.interrupt();
            places.release();
        }
    }

    private void closeLater(Socket connection) {
        try {
            Thread.sleep(LONGEST_TALK);
            connection.close();
        } catch (InterruptedException ended) {
            // the conversation ended in time
        } catch (IOException e) {
            LOG.debugf("%s: closing: %s", name, e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.warnf("%s: closing: %s", name, e.getMessage());
        }
    }

    /** Handles one connection. */
    @FunctionalInterface
    public interface Conversation {
        void hold(Socket connection) throws IOException;
    }
}
