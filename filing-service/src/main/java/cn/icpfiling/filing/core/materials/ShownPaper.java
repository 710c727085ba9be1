package cn.icpfiling.filing.core.materials;

import java.time.Instant;

/** A material of an order, with the fields that the order shows. */
public record ShownPaper(
        MaterialKind kind, String mediaType, long size, String sha256, Instant uploadedAt, ScanStatus scan) {

    public static ShownPaper of(Material material) {
        return new ShownPaper(
                material.kind(),
                material.mediaType(),
                material.size(),
                material.sha256(),
                material.uploadedAt(),
                material.scan());
    }

    /** Whether the material counts for everyone but its sender. */
    public boolean counts() {
        return scan.counts();
    }
}
