package cn.icpfiling.platform.database;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Converts a UUID to BINARY(16) and back. */
public final class Binary {
    private Binary() {}

    public static byte[] of(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    public static UUID toUuid(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
