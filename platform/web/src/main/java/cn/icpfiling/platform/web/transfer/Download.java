package cn.icpfiling.platform.web.transfer;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import io.vertx.core.Vertx;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * One download, from its slot among those in progress until the last byte has left. A caller who disconnects, does not
 * read or reads too slowly frees the slot. So does a response that is never written, for instance because the
 * connection was closed first.
 */
public final class Download implements StreamingOutput, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Download.class);
    private static final int PIECE = 8 << 10;
    private static final int WINDOW = 32 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private enum State {
        OPEN,
        WRITING,
        OVER
    }

    private final Slots.Slot slot;
    private final Pace pace;
    private final Channel connection;
    private final Vertx vertx;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    private final GenericFutureListener<Future<Void>> closed = _ -> close();
    private final long watch;
    private volatile InputStream content = InputStream.nullInputStream();

    Download(Slots.Slot slot, Pace pace, Channel connection, Vertx vertx) {
        this.slot = slot;
        this.pace = pace;
        this.connection = connection;
        this.vertx = vertx;
        connection.closeFuture().addListener(closed);
        this.watch = vertx.setPeriodic(LOOK.toMillis(), _ -> look());
    }

    /** Sets the content, which is closed with the download. */
    public Download of(InputStream opened) {
        content = opened;
        if (state.get() == State.OVER) {
            closeContent();
        }
        return this;
    }

    private void look() {
        if (pace.isSilent() || pace.isBehind()) {
            Connections.cut(connection);
        }
    }

    @Override
    public void write(OutputStream out) throws IOException {
        if (!state.compareAndSet(State.OPEN, State.WRITING)) {
            return;
        }
        try {
            copy(out);
        } finally {
            end();
        }
    }

    private void copy(OutputStream out) {
        var piece = new byte[PIECE];
        var sinceSeen = 0;
        for (var read = next(piece); read >= 0; read = next(piece)) {
            try {
                out.write(piece, 0, read);
                sinceSeen += read;
                if (sinceSeen >= WINDOW) {
                    out.flush();
                    awaitTheConnection();
                    sinceSeen = 0;
                }
            } catch (IOException gone) {
                LOG.debug("the caller of a download is gone", gone);
                return;
            }
            pace.moved(read);
        }
    }

    /**
     * Waits for the event loop, because only the event loop learns that the connection is full. Without this wait a
     * fast thread would queue the whole file.
     */
    private void awaitTheConnection() throws IOException {
        try {
            connection.eventLoop().submit(() -> {}).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        } catch (ExecutionException | TimeoutException stuck) {
            throw new IOException(stuck);
        }
    }

    /**
     * If the file cannot be read to its end, cuts the connection. Otherwise the caller would wait for the rest that
     * Content-Length promised.
     */
    private int next(byte[] piece) {
        try {
            return content.read(piece);
        } catch (IOException broken) {
            LOG.error("a stored file cannot be read to its end", broken);
            Connections.cut(connection);
            return -1;
        }
    }

    /** Frees the slot, unless the response is being written: then the writer frees it. */
    @Override
    public void close() {
        if (state.compareAndSet(State.OPEN, State.OVER)) {
            end();
        }
    }

    private void end() {
        state.set(State.OVER);
        vertx.cancelTimer(watch);
        connection.closeFuture().removeListener(closed);
        closeContent();
        slot.giveBack();
    }

    private void closeContent() {
        try {
            content.close();
        } catch (IOException ignored) {
            LOG.debug("a stored file could not be closed", ignored);
        }
    }
}
