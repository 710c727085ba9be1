package cn.icpfiling.platform.web.transfer;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits the uploads and downloads in progress: by number in this process (503 SERVICE_BUSY), by number per caller (429
 * TOO_MANY_TRANSFERS) and by the heap that all of them use. Each refusal has Retry-After and comes before a byte is
 * read. Each transfer must keep a pace, so a slow caller does not hold a slot.
 */
@ApplicationScoped
public class Transfers {

    private final CurrentVertxRequest request;
    private final Vertx vertx;
    private final TransferSlots slots;
    private final Pace.Limits limits;

    @Inject
    Transfers(
            CurrentVertxRequest request,
            Vertx vertx,
            TransferSlots slots,
            @ConfigProperty(name = "icp.transfers.silence") Duration silence,
            @ConfigProperty(name = "icp.transfers.grace") Duration grace,
            @ConfigProperty(name = "icp.transfers.bytes-a-second") int bytesASecond) {
        this.request = request;
        this.vertx = vertx;
        this.slots = slots;
        this.limits = new Pace.Limits(silence, grace, bytesASecond);
    }

    /**
     * Processes a body within the limits. {@link Caller#await} inside the work ends when the caller disconnects.
     *
     * @param caller the key under which transfers are counted together
     * @param bytes heap that the upload uses while it waits for its caller
     */
    public <T> T upload(Object caller, int bytes, InputStream body, Function<InputStream, T> work) {
        return upload(caller, null, bytes, body, work);
    }

    /**
     * The same for a caller who acts for another one: it counts for both, and the caller has half of the places.
     *
     * @param owner for whom the caller acts, such as the account of a member; null if for itself
     */
    public <T> T upload(Object caller, Object owner, int bytes, InputStream body, Function<InputStream, T> work) {
        var slot = slots.upload(caller, owner, bytes);
        try {
            var paced = new PacedBody(body, pace());
            return new Caller().runWith(Connections.of(request.getCurrent().request()), () -> work.apply(paced));
        } finally {
            slot.giveBack();
        }
    }

    /**
     * Opens a download within the limits. It ends with the response that it is written to, or when the caller
     * disconnects. If there is no such response, the code that opened it closes it.
     */
    public Download download(Object caller, int bytes) {
        var exchange = request.getCurrent();
        var download = new Download(slots.download(caller, bytes), pace(), Connections.of(exchange.request()), vertx);
        exchange.addEndHandler(_ -> download.close());
        return download;
    }

    /** Uploads in progress. */
    public int uploading() {
        return slots.uploading();
    }

    /** Downloads in progress. */
    public int downloading() {
        return slots.downloading();
    }

    private Pace pace() {
        return new Pace(limits, System::nanoTime);
    }
}
