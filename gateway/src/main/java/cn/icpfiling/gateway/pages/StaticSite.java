package cn.icpfiling.gateway.pages;

import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The documentation as the build made it: one resource with all files, compressed one by one, and an index. Pages are
 * slices of the one buffer, so 2,000 of them cost no more than their bytes. A small file is unpacked for the few callers
 * who take no gzip; a large one is in the resource plain, too. The largest goes out compressed to everybody.
 */
@Singleton
final class StaticSite {

    private static final String NOTHING_FROM_ELSEWHERE =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                    + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    /** The library of the reference writes styles into the page. */
    private static final String OWN_STYLES_IN_THE_PAGE =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " connect-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private static final String REVALIDATED = "no-cache";
    /** The name of a file has a digest of its content. */
    private static final String KEPT_FOR_EVER = "public, max-age=31536000, immutable";

    private final Map<String, Page> pages = new HashMap<>();

    StaticSite() {
        this(read("site/site.index", InputStream::readAllBytes));
    }

    private StaticSite(byte[] index) {
        var lines = new String(index, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("\t", -1))
                .toList();
        var bytes = Page.held(read(
                "site/site.bin",
                from -> exactly(
                        from, lines.stream().mapToInt(StaticSite::end).max().orElse(0))));
        lines.forEach(field -> {
            var packed = new Page.Form(slice(bytes, field[5], field[6]), quoted(field[4]));
            var plain = switch (field[7]) {
                case "-1" -> Page.Form.unpacked(packed, quoted(field[3]));
                case "-2" -> packed;
                default -> new Page.Form(slice(bytes, field[7], field[8]), quoted(field[3]));
            };
            var asset = field[2].equals("ASSET");
            pages.put(
                    field[0],
                    new Page(
                            plain,
                            packed,
                            field[1],
                            field[2].equals("REFERENCE") ? OWN_STYLES_IN_THE_PAGE : NOTHING_FROM_ELSEWHERE,
                            asset ? KEPT_FOR_EVER : REVALIDATED));
        });
    }

    Optional<Page> at(String path) {
        return Optional.ofNullable(pages.get(path));
    }

    private static Buffer slice(Buffer bytes, String from, String length) {
        var start = Integer.parseInt(from);
        return bytes.slice(start, start + Integer.parseInt(length));
    }

    /** Where the last byte of a file is, packed or plain. */
    private static int end(String... field) {
        return Math.max(endOf(field[5], field[6]), endOf(field[7], field[8]));
    }

    private static int endOf(String from, String length) {
        return from.startsWith("-") ? 0 : Integer.parseInt(from) + Integer.parseInt(length);
    }

    /** Ten megabytes whose length is known: a stream that is read to its end is held twice. */
    static byte[] exactly(InputStream from, int length) throws IOException {
        var bytes = new byte[length];
        if (from.readNBytes(bytes, 0, length) != length || from.read() >= 0) {
            throw new IOException("the site has another length than its index says");
        }
        return bytes;
    }

    private static String quoted(String digest) {
        return '"' + digest + '"';
    }

    private interface Reading {
        byte[] read(InputStream from) throws IOException;
    }

    private static byte[] read(String name, Reading reading) {
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new FileNotFoundException(name);
            }
            return reading.read(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
