package cn.icpfiling.filing.storage;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Where a sealed file stands. What it is bound to begins with the shelf, so a file put on another one does not open. */
public enum Shelf {
    /** Papers of orders. */
    MATERIALS("materials", "material:"),
    /** Parts of papers that are still being sent. */
    UPLOADS("uploads", "upload:"),
    /** Papers as they were sent, until the scanner has seen them. */
    QUARANTINE("quarantine", "quarantine:"),
    /** Photographs of faces that matched, until their time is over. */
    FACES("faces", "face:");

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

    /** All of it in a bucket. */
    String folder() {
        return place + "/";
    }

    /** A file, below the place of all shelves; by the random tail of the id, since its head is the time and would fill one folder a day. */
    String named(UUID id) {
        var name = id.toString();
        return folder() + name.substring(name.length() - 2) + "/" + name;
    }

    /** Nothing for what we did not name. */
    static Optional<UUID> idOf(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        try {
            var id = UUID.fromString(name);
            return id.toString().equals(name) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    public byte[] boundTo(UUID id) {
        return (bound + id).getBytes(StandardCharsets.US_ASCII);
    }
}
