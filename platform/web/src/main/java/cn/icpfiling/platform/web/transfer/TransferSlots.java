package cn.icpfiling.platform.web.transfer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Counts the transfers in progress in this process, by direction and caller, and the heap that all of them use. Shows
 * their number in the gauge {@code icp_transfers{direction}}, from the start of the process on.
 */
@Startup
@Singleton
final class TransferSlots {

    private static final int SHARE_OF_HEAP = 5;

    private final HeapBudget heap;
    private final Slots uploads;
    private final Slots downloads;

    TransferSlots(
            MeterRegistry meters,
            @ConfigProperty(name = "icp.transfers.heap") OptionalLong heap,
            @ConfigProperty(name = "icp.transfers.uploads") int uploads,
            @ConfigProperty(name = "icp.transfers.uploads-per-caller") int uploadsOfOne,
            @ConfigProperty(name = "icp.transfers.downloads") int downloads,
            @ConfigProperty(name = "icp.transfers.downloads-per-caller") int downloadsOfOne) {
        this.heap = new HeapBudget(heap.orElseGet(() -> Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));
        this.uploads = new Slots(uploads, uploadsOfOne);
        this.downloads = new Slots(downloads, downloadsOfOne);
        gauge(meters, "upload", this.uploads);
        gauge(meters, "download", this.downloads);
    }

    private static void gauge(MeterRegistry meters, String direction, Slots slots) {
        Gauge.builder("icp.transfers", slots, Slots::taken)
                .tag("direction", direction)
                .register(meters);
    }

    /**
     * Takes a slot and heap for an upload, or refuses at once (503 SERVICE_BUSY, 429 TOO_MANY_TRANSFERS).
     *
     * @param owner for whom the caller acts; null if for itself
     */
    Slots.Slot upload(Object caller, Object owner, int bytes) {
        return uploads.take(caller, owner, heap, bytes);
    }

    /** Takes a slot and heap for a download, or refuses at once (503 SERVICE_BUSY, 429 TOO_MANY_TRANSFERS). */
    Slots.Slot download(Object caller, int bytes) {
        return downloads.take(caller, heap, bytes);
    }

    int uploading() {
        return uploads.taken();
    }

    int downloading() {
        return downloads.taken();
    }
}
