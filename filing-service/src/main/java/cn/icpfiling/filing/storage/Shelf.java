package cn.icpfiling.filing.storage;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * The place of an encrypted file. The file is bound to its shelf and id, so a file that is moved to another shelf
 * cannot be decrypted.
 */
public enum Shelf {
    /** Materials of orders. */
    MATERIALS("materials", "material:"),
    /** Parts of uploads that are not complete. */
    UPLOADS("uploads", "upload:"),
    /** Materials as they were sent, until the scanner has answered. */
    QUARANTINE("quarantine", "quarantine:"),
    /** Photographs of faces that matched, until their time is over. */
    FACES("faces", "face:");

    private final String place;
    private final String bound;

    Shelf(String place, String bound) {
        this.place = place;
        this.bound = bound;
    }

    /** The name in a folder or bucket. */
    public String place() {
        return place;
    }

    /** The prefix in a bucket. */
    String folder() {
        return place + "/";
    }

    /**
     * The path of a file below all shelves. Its folder comes from the random tail of the id, because the head is the
     * time and would fill one folder a day.
     */
    String named(UUID id) {
        var name = id.toString();
        return folder() + name.substring(name.length() - 2) + "/" + name;
    }

    /** Empty for a name that is not ours. */
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
