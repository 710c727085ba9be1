package cn.icpfiling.filing.storage;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Where a sealed file stands. What it is bound to begins with the shelf, so a file put on another one does not open. */
public enum Shelf {
    /** Papers of orders. */
    MATERIALS("materials", "material:"),
    /** Parts of papers that are still being sent. */
    UPLOADS("uploads", "upload:"),
    /** Papers as they were sent, until the scanner has seen them. */
    QUARANTINE("quarantine", "quarantine:");

    private final String place;
    private final String bound;

    Shelf(String place, String bound) {
        this.place = place;
        this.bound = bound;
    }

    /** Its name in a folder or bucket. */
    public String place() {
        return place;
    }

    public byte[] boundTo(UUID id) {
        return (bound + id).getBytes(StandardCharsets.US_ASCII);
    }
}
