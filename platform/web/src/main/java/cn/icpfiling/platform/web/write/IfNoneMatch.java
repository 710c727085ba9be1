package cn.icpfiling.platform.web.write;

import java.util.Optional;

/** The versions that the reader already has. */
public final class IfNoneMatch {

    public static final String HEADER = "If-None-Match";

    private final Optional<EntityTags> known;

    private IfNoneMatch(Optional<EntityTags> known) {
        this.known = known;
    }

    public static IfNoneMatch of(String header) {
        return new IfNoneMatch(Optional.ofNullable(header).map(value -> EntityTags.of(HEADER, value)));
    }

    public boolean isThere() {
        return known.isPresent();
    }

    /** Whether 304 is the right response. A weak tag counts here (RFC 9110, 13.1.2). */
    public boolean knows(VersionTag present) {
        return known.map(tags -> tags.any()
                        || tags.tags().stream()
                                .map(tag ->
                                        tag.startsWith(EntityTags.WEAK) ? tag.substring(EntityTags.WEAK.length()) : tag)
                                .anyMatch(present.toString()::equals))
                .orElse(false);
    }
}
