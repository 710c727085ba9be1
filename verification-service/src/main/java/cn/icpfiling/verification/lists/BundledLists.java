package cn.icpfiling.verification.lists;

import cn.icpfiling.verification.core.ListKind;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The lists of this release, from {@code lists/*.csv}. */
public final class BundledLists {

    private BundledLists() {}

    public static byte[] of(ListKind kind) {
        var name = switch (kind) {
            case TLD -> "/lists/tld-approval.csv";
            case REGISTRAR -> "/lists/registrars.csv";
        };
        try (var in = BundledLists.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
